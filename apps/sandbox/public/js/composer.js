import { previewOf } from './content.js';
import { h, icon } from './dom.js';
import { t } from './i18n.js';

/** Where the person writes: text, a file waiting to be sent, and the message being answered. */
export class Composer {
  #file = null;
  #replyTo = null;

  /** `send({ text, file, replyTo })` is called on Enter or the button; `special(kind)` for what needs no text. */
  constructor({ label, send, special }) {
    this.send = send;
    this.text = h('textarea', {
      rows: 1,
      placeholder: t('write'),
      'aria-label': label,
      dataset: { testid: 'composer-text' },
      onkeydown: (event) => this.#key(event),
      oninput: () => this.#grow(),
      onpaste: (event) => this.#paste(event),
    });
    this.sendButton = h(
      'button',
      {
        type: 'submit',
        className: 'send',
        'aria-label': t('send'),
        title: t('send'),
        dataset: { testid: 'send-button' },
      },
      icon('send'),
    );
    this.media = this.#fileInput('image/*,audio/*,video/*', 'file-input');
    this.documents = this.#fileInput('', 'document-input');
    this.reply = h('div', { className: 'pending-reply', hidden: true });
    this.pending = h('div', { className: 'pending-file', hidden: true });
    this.menu = this.#menu(special);
    const submit = (event) => {
      event.preventDefault();
      void this.#submit();
    };
    const row = h('div', { className: 'composer-row' }, this.menu, this.text, this.sendButton);
    this.element = h(
      'form',
      { className: 'composer', onsubmit: submit },
      this.reply,
      this.pending,
      row,
      this.media,
      this.documents,
    );
  }

  answer(message, who) {
    this.#replyTo = message;
    const cancel = h(
      'button',
      {
        type: 'button',
        className: 'icon-button',
        'aria-label': t('cancelReply'),
        dataset: { testid: 'cancel-reply' },
        onclick: () => this.#cancelReply(),
      },
      icon('close'),
    );
    this.reply.replaceChildren(
      h(
        'div',
        { className: 'quote', dataset: { testid: 'reply-preview' } },
        h('span', { className: 'quote-who' }, t('replyingTo', { who })),
        h('span', { className: 'quote-text' }, previewOf(message)),
      ),
      cancel,
    );
    this.reply.hidden = false;
    this.text.focus();
  }

  attach(file) {
    if (!file) return;
    this.#file = file;
    const url = file.type.startsWith('image/') ? URL.createObjectURL(file) : null;
    const remove = h(
      'button',
      {
        type: 'button',
        className: 'icon-button',
        'aria-label': t('removeFile'),
        dataset: { testid: 'remove-file' },
        onclick: () => this.#dropFile(),
      },
      icon('close'),
    );
    const picture = url ? h('img', { src: url, alt: '', onload: () => URL.revokeObjectURL(url) }) : icon('file');
    this.pending.replaceChildren(
      picture,
      h('span', { className: 'file-name', dataset: { testid: 'pending-file' } }, file.name),
      remove,
    );
    this.pending.hidden = false;
    this.text.focus();
  }

  setEnabled(enabled) {
    for (const control of this.element.querySelectorAll('.composer-row textarea, .composer-row button'))
      control.disabled = !enabled;
  }

  async #submit() {
    const text = this.text.value.trim();
    const message = { text, file: this.#file, replyTo: this.#replyTo?.id };
    if (text === '' && !message.file) return;
    this.text.value = '';
    this.#grow();
    this.#dropFile();
    this.#cancelReply();
    if (await this.send(message)) return;
    this.text.value = text; // nothing written is lost
    if (message.file) this.attach(message.file);
  }

  #key(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      void this.#submit();
    } else if (event.key === 'Escape' && this.#replyTo) this.#cancelReply();
  }

  #paste(event) {
    const [file] = event.clipboardData?.files ?? [];
    if (!file) return;
    event.preventDefault();
    this.attach(file);
  }

  #grow() {
    this.text.style.height = 'auto';
    this.text.style.height = `${Math.min(this.text.scrollHeight, 120)}px`;
  }

  #cancelReply() {
    this.#replyTo = null;
    this.reply.hidden = true;
    this.reply.replaceChildren();
  }

  #dropFile() {
    this.#file = null;
    this.pending.hidden = true;
    this.pending.replaceChildren();
    this.media.value = '';
    this.documents.value = '';
  }

  #fileInput(accept, testId) {
    return h('input', {
      type: 'file',
      accept,
      hidden: true,
      tabIndex: -1,
      'aria-label': t('attach'),
      dataset: { testid: testId },
      onchange: (event) => this.attach(event.target.files[0]),
    });
  }

  #menu(special) {
    const choices = [
      ['image', 'attachFile', () => this.media.click()],
      ['file', 'attachDocument', () => this.documents.click()],
      ['pin', 'attachLocation', () => special('location')],
      ['person', 'attachContact', () => special('contacts')],
      ['question', 'attachUnsupported', () => special('unsupported')],
    ];
    return popupMenu({ iconName: 'attach', label: t('attach'), testId: 'attach-button', side: 'up', choices });
  }
}

/** A button that opens a short list of choices; arrows move, Escape closes and gives the focus back. */
export function popupMenu({ iconName, label, testId, side, choices }) {
  const list = h('div', { className: `menu menu-${side}`, role: 'menu', 'aria-label': label, hidden: true });
  const toggle = h(
    'button',
    {
      type: 'button',
      className: 'icon-button',
      'aria-label': label,
      title: label,
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      dataset: { testid: testId },
      onclick: () => open(list.hidden),
    },
    icon(iconName),
  );
  const open = (wanted) => {
    list.hidden = !wanted;
    toggle.setAttribute('aria-expanded', String(wanted));
    if (wanted) list.querySelector('button')?.focus();
  };
  for (const [choiceIcon, name, action] of choices) {
    const choose = () => {
      open(false);
      toggle.focus();
      action();
    };
    list.append(
      h(
        'button',
        { type: 'button', role: 'menuitem', tabIndex: -1, dataset: { testid: `menu-${name}` }, onclick: choose },
        icon(choiceIcon),
        t(name),
      ),
    );
  }
  const keys = (event) => {
    if (list.hidden) return;
    const items = [...list.children];
    const at = items.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) items[(at + step + items.length) % items.length].focus();
    else if (event.key === 'Escape') {
      open(false);
      toggle.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const leave = (event) => {
    if (!event.currentTarget.contains(event.relatedTarget)) open(false);
  };
  return h('div', { className: 'menu-anchor', onkeydown: keys, onfocusout: leave }, toggle, list);
}

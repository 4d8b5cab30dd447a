import { api } from './api.js';
import { bubble, rowId } from './bubble.js';
import { Composer, popupMenu } from './composer.js';
import { previewOf } from './content.js';
import { listDialog, say, sure } from './dialogs.js';
import { avatar, h, icon } from './dom.js';
import { clockTime, dayAndTime, dayName, t } from './i18n.js';
import { hasArrived, store, unreadIn } from './store.js';

const chosenKey = (personId) => `guiche-sandbox-business-${personId}`;

/** One person's phone with the chat with one business at a time. Draws only what changed. */
export class Phone {
  #typingTimer = null;

  constructor(personId, { close }) {
    this.personId = personId;
    this.closePhone = close;
    this.element = h('section', { className: 'phone', dataset: { testid: 'phone', customerId: personId } });
    this.accountId = this.#firstBusiness();
    this.draw();
  }

  get person() {
    return store.people.get(this.personId);
  }

  get account() {
    return store.accounts.get(this.accountId);
  }

  /** Everything anew: another business, another language, after the connection was lost. */
  draw() {
    if (!this.person) return;
    if (!this.account) this.accountId = this.#firstBusiness();
    const { name } = this.person;
    const written = this.composer?.text.value ?? '';
    this.element.setAttribute('aria-label', t('phoneOf', { name }));
    this.composer = new Composer({
      label: `${t('write')} (${name})`,
      send: (message) => this.#send(message),
      special: (kind) => void this.#sendSpecial(kind),
    });
    this.composer.text.value = written;
    this.log = h('div', {
      className: 'log',
      role: 'log',
      tabIndex: 0,
      'aria-live': 'polite',
      'aria-label': t('messagesWith', { business: this.account?.verifiedName ?? '' }),
      dataset: { testid: 'message-log' },
    });
    // Pictures grow after they are drawn: whoever was at the end stays there.
    this.log.addEventListener('scroll', () => (this.sticking = this.#atEnd()));
    this.log.addEventListener('load', () => this.sticking && this.scrollDown(), true);
    this.log.addEventListener('loadedmetadata', () => this.sticking && this.scrollDown(), true);
    this.typing = h(
      'div',
      { className: 'typing', hidden: true, dataset: { testid: 'typing' } },
      h('span'),
      h('span'),
      h('span'),
      h('span', { className: 'visually-hidden' }, t('typing')),
    );
    this.status = h('p', { className: 'business-status', dataset: { testid: 'window-state' } });
    this.notice = h('p', { className: 'notice', hidden: true, role: 'status', dataset: { testid: 'airplane-notice' } });
    const screen = h(
      'div',
      { className: 'screen' },
      this.#statusBar(),
      this.#header(),
      this.notice,
      this.log,
      this.composer.element,
    );
    this.#acceptDrops(screen);
    this.element.replaceChildren(screen);
    this.#drawMessages();
    this.refresh();
  }

  /** What stands around the messages. */
  refresh() {
    if (!this.person) return;
    const { online } = this.person;
    this.notice.hidden = online;
    this.notice.textContent = online ? '' : t('airplaneOn');
    this.composer.setEnabled(online && Boolean(this.account));
    this.airplane.setAttribute('aria-pressed', String(!online));
    this.element.classList.toggle('offline', !online);
    this.#drawWindow();
  }

  showMessage(message) {
    if (message.accountId !== this.accountId) return this.#drawBusinesses();
    const atEnd = this.#atEnd();
    const known = this.log.querySelector(`#${CSS.escape(rowId(message.id))}`);
    if (known) known.replaceWith(this.#row(message));
    else if (this.#isShown(message)) this.#append(message);
    if (this.typingHere && !known && message.from === 'business') this.setTyping(0);
    this.log.append(this.typing);
    if (atEnd || message.from === 'customer') this.scrollDown();
    this.#drawWindow();
    this.readIfSeen();
  }

  setTyping(ms) {
    clearTimeout(this.#typingTimer);
    this.typingHere = ms > 0;
    this.typing.hidden = !this.typingHere;
    this.#drawWindow();
    if (!this.typingHere) return;
    this.scrollDown();
    this.#typingTimer = setTimeout(() => this.setTyping(0), ms);
  }

  /** Open and before somebody's eyes: what was delivered counts as read. */
  readIfSeen() {
    if (!this.account || !this.person?.online || document.visibilityState !== 'visible') return;
    if (!this.element.isConnected || this.element.offsetParent === null) return;
    if (unreadIn(store.chat(this.accountId, this.personId)) > 0)
      void this.#try(() => api.read(this.accountId, this.personId));
  }

  #atEnd() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 120;
  }

  scrollDown() {
    this.sticking = true;
    this.log.scrollTop = this.log.scrollHeight;
  }

  #firstBusiness() {
    const kept = localStorage.getItem(chosenKey(this.personId));
    if (kept && store.accounts.has(kept)) return kept;
    return store.chatsOf(this.personId)[0]?.accountId ?? store.accounts.keys().next().value ?? null;
  }

  #statusBar() {
    const { name } = this.person;
    const close = h(
      'button',
      {
        type: 'button',
        className: 'icon-button small close-phone',
        'aria-label': t('closePhone', { name }),
        title: t('close'),
        dataset: { testid: 'close-phone' },
        onclick: () => this.closePhone(),
      },
      icon('close'),
    );
    this.airplane = h(
      'button',
      {
        type: 'button',
        className: 'icon-button small airplane',
        'aria-pressed': 'false',
        'aria-label': t('airplane'),
        title: t('airplane'),
        dataset: { testid: 'airplane-toggle' },
        onclick: () => void this.#try(() => api.changePerson(this.personId, { online: !this.person.online })),
      },
      icon('plane'),
    );
    return h('div', { className: 'status-bar' }, h('h2', { className: 'owner' }, name), this.airplane, close);
  }

  #header() {
    const back = h(
      'button',
      {
        type: 'button',
        className: 'icon-button back',
        'aria-label': t('back'),
        dataset: { testid: 'back' },
        onclick: () => this.closePhone(),
      },
      icon('back'),
    );
    this.picker = h('select', {
      'aria-label': t('talkTo'),
      dataset: { testid: 'account-select' },
      onchange: () => this.#choose(this.picker.value),
    });
    this.badge = h('span', { className: 'avatar-place' });
    this.#drawBusinesses();
    const menu = popupMenu({
      iconName: 'more',
      label: t('phoneMenu'),
      testId: 'phone-menu',
      side: 'down',
      choices: [
        ['clock', 'closeWindow', () => void this.#setWindow(false)],
        ['clock', 'openWindow', () => void this.#setWindow(true)],
        ['close', 'deletePerson', () => void this.#remove()],
      ],
    });
    return h(
      'header',
      { className: 'chat-header' },
      back,
      this.badge,
      h('div', { className: 'business' }, this.picker, this.status),
      menu,
    );
  }

  #drawBusinesses() {
    const options = [...store.accounts.values()].map((account) => {
      const unread = unreadIn(store.chat(account.phoneNumberId, this.personId));
      const own = account.phoneNumberId === this.accountId;
      const label = `${account.verifiedName}${unread > 0 && !own ? ` (${unread})` : ''}`;
      return h('option', { value: account.phoneNumberId, selected: own }, label);
    });
    if (options.length === 0) options.push(h('option', { value: '' }, t('noBusinessTitle')));
    this.picker.replaceChildren(...options);
    this.badge.replaceChildren(avatar(this.account?.verifiedName ?? '?'));
  }

  #drawWindow() {
    if (this.typingHere) {
      this.status.textContent = t('typing');
      return;
    }
    const { windowEndsAt, messages } = store.chat(this.accountId, this.personId);
    const open = windowEndsAt !== null && windowEndsAt > Date.now();
    const shown = messages.length > 0 && this.account;
    this.status.textContent = !shown
      ? (this.account?.displayPhoneNumber ?? '')
      : open
        ? t('windowOpenUntil', { when: dayAndTime(windowEndsAt) })
        : t('windowClosed');
    this.status.title = this.status.textContent;
  }

  #drawMessages() {
    this.log.replaceChildren();
    this.lastDay = null;
    const shown = this.account
      ? store.chat(this.accountId, this.personId).messages.filter((one) => this.#isShown(one))
      : [];
    if (shown.length === 0 && this.account) {
      this.log.append(
        h('p', { className: 'note start-here' }, t('startHere', { business: this.account.verifiedName })),
      );
    }
    for (const message of shown) this.#append(message);
    this.log.append(this.typing);
    requestAnimationFrame(() => {
      this.scrollDown();
      this.readIfSeen();
    });
  }

  #isShown(message) {
    return (
      hasArrived(message) || (message.from === 'business' && message.state === 'failed' && message.type !== 'reaction')
    );
  }

  #append(message) {
    this.log.querySelector('.start-here')?.remove();
    const day = dayName(message.at);
    if (day !== this.lastDay) this.log.append(h('p', { className: 'day' }, day));
    this.lastDay = day;
    this.log.append(this.#row(message));
  }

  #row(message) {
    const quoted = message.contextId
      ? store.chat(this.accountId, this.personId).messages.find((one) => one.id === message.contextId)
      : null;
    const name = this.account?.verifiedName ?? '';
    return bubble(message, quoted, name, {
      reply: (one) => this.composer.answer(one, one.from === 'customer' ? t('you') : name),
      react: (one, emoji) => void this.#react(one, emoji),
      act: (one, answer) => void this.#act(one, answer),
      resend: (one) => void this.#try(() => api.resend(this.accountId, this.personId, one.id)),
      show: (id) => this.#show(id),
    });
  }

  #show(id) {
    const row = this.log.querySelector(`#${CSS.escape(rowId(id))}`);
    if (!row) return;
    row.scrollIntoView({ block: 'center' });
    row.classList.add('flash');
    setTimeout(() => row.classList.remove('flash'), 1200);
  }

  async #send({ text, file, replyTo }) {
    return this.#try(() =>
      file
        ? api.sendFile(this.accountId, this.personId, file, { caption: text, replyTo })
        : api.send(this.accountId, this.personId, { text, ...(replyTo ? { replyTo } : {}) }),
    );
  }

  #sendSpecial(kind) {
    const content = {
      location: {
        latitude: -23.55052,
        longitude: -46.63331,
        name: t('sentLocation'),
        address: t('sentLocationAddress'),
      },
      contacts: [
        {
          name: { formatted_name: t('sentContact'), first_name: 'Carla' },
          phones: [{ phone: '+55 11 91234-5678', wa_id: '5511912345678', type: 'CELL' }],
        },
      ],
      unsupported: { type: 'poll' },
    }[kind];
    return this.#try(() => api.send(this.accountId, this.personId, { type: kind, content }));
  }

  #react(message, emoji) {
    const content = { message_id: message.id, ...(emoji ? { emoji } : {}) };
    return this.#try(() => api.send(this.accountId, this.personId, { type: 'reaction', content }));
  }

  async #act(message, answer) {
    if (answer.sendLocation) return this.#sendSpecial('location');
    if (!answer.openList)
      return this.#try(() => api.send(this.accountId, this.personId, { ...answer, replyTo: message.id }));
    const row = await listDialog(answer.openList);
    if (!row) return false;
    const content = { type: 'list_reply', list_reply: row };
    return this.#try(() =>
      api.send(this.accountId, this.personId, { type: 'interactive', content, replyTo: message.id }),
    );
  }

  async #setWindow(open) {
    await this.#try(async () => {
      const { windowEndsAt } = await api.setWindow(this.accountId, this.personId, open);
      store.chat(this.accountId, this.personId).windowEndsAt = windowEndsAt;
      this.#drawWindow();
    });
  }

  async #remove() {
    if (await sure(t('deletePersonSure', { name: this.person.name })))
      await this.#try(() => api.removePerson(this.personId));
  }

  #choose(accountId) {
    this.accountId = accountId;
    localStorage.setItem(chosenKey(this.personId), accountId);
    this.setTyping(0);
    this.draw();
    this.picker.focus();
  }

  #acceptDrops(screen) {
    const over = h(
      'div',
      { className: 'drop-here', hidden: true, 'aria-hidden': 'true' },
      icon('attach'),
      t('dropHere'),
    );
    screen.append(over);
    screen.addEventListener('dragover', (event) => {
      event.preventDefault();
      over.hidden = false;
    });
    screen.addEventListener('dragleave', (event) => {
      if (!screen.contains(event.relatedTarget)) over.hidden = true;
    });
    screen.addEventListener('drop', (event) => {
      event.preventDefault();
      over.hidden = true;
      this.composer.attach(event.dataTransfer?.files[0]);
    });
  }

  async #try(action) {
    try {
      await action();
      return true;
    } catch (error) {
      say(t('failed', { reason: error.message }));
      return false;
    }
  }
}

/** The last thing said in any of a person's chats, for the list of people. */
export function lastLine(personId) {
  const last = store.chatsOf(personId).flatMap((chat) => chat.messages.filter(hasArrived).slice(-1));
  const message = last.sort((a, b) => b.order - a.order)[0];
  return message
    ? { text: `${message.from === 'customer' ? `${t('you')}: ` : ''}${previewOf(message)}`, at: clockTime(message.at) }
    : null;
}

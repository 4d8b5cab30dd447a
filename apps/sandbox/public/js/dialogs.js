import { h, icon } from './dom.js';
import { t } from './i18n.js';

/** Opens a modal dialog; resolves with what `finish` was called with, null when it was left. */
export function dialog(title, build, testId, extra = '') {
  return new Promise((resolve) => {
    let result = null;
    const element = h('dialog', {
      className: `dialog ${extra}`,
      'aria-labelledby': 'dialog-title',
      dataset: { testid: testId },
    });
    const finish = (value) => {
      result = value;
      element.close();
    };
    const close = h(
      'button',
      {
        type: 'button',
        className: 'icon-button',
        'aria-label': t('close'),
        dataset: { testid: 'dialog-close' },
        onclick: () => finish(null),
      },
      icon('close'),
    );
    element.append(
      h('div', { className: 'dialog-head' }, h('h2', { id: 'dialog-title' }, title), close),
      ...build(finish, element),
    );
    element.addEventListener('click', (event) => {
      if (event.target === element) finish(null);
    });
    element.addEventListener('close', () => {
      element.remove();
      resolve(result);
    });
    document.body.append(element);
    element.showModal();
  });
}

/** A question with yes and no. */
export const sure = (question) =>
  dialog(
    t('deletePerson'),
    (finish) => [
      h('p', {}, question),
      h(
        'div',
        { className: 'dialog-foot' },
        h('button', { type: 'button', className: 'button', onclick: () => finish(false) }, t('cancel')),
        h(
          'button',
          { type: 'button', className: 'button danger', dataset: { testid: 'confirm' }, onclick: () => finish(true) },
          t('deletePerson'),
        ),
      ),
    ],
    'confirm-dialog',
  );

/** The rows of an interactive list; resolves with the chosen row. */
export const listDialog = (list) =>
  dialog(
    list.action.button ?? t('chooseOption'),
    (finish) =>
      list.action.sections.map((section) =>
        h(
          'section',
          { className: 'list-section' },
          section.title ? h('h3', {}, section.title) : null,
          ...section.rows.map((row) =>
            h(
              'button',
              {
                type: 'button',
                className: 'list-row',
                dataset: { testid: 'list-row', rowId: row.id },
                onclick: () => finish(row),
              },
              h('strong', {}, row.title),
              row.description ? h('span', {}, row.description) : null,
            ),
          ),
        ),
      ),
    'list-dialog',
  );

let toastTimer = null;

/** Says something in passing, aloud for screen readers too. */
export function say(text) {
  let toast = document.querySelector('.toast');
  if (!toast) {
    toast = h('div', { className: 'toast', role: 'alert', dataset: { testid: 'toast' } });
    document.body.append(toast);
  }
  toast.textContent = text;
  toast.classList.add('shown');
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => toast.classList.remove('shown'), 5000);
}

/** A labelled field of a form, its help and its error tied to it. */
export function field({
  name,
  label,
  help,
  value = '',
  type = 'text',
  required = true,
  placeholder,
  inputmode,
  autocomplete = 'off',
}) {
  const id = `field-${name}`;
  const input = h('input', {
    id,
    name,
    type,
    value,
    required,
    placeholder,
    inputmode,
    autocomplete,
    'aria-describedby': `${id}-help`,
    dataset: { testid: `field-${name}` },
  });
  return h(
    'div',
    { className: 'field' },
    h('label', { for: id }, label),
    input,
    h('p', { id: `${id}-help`, className: 'help' }, help ?? ''),
  );
}

/** A box to tick, with what it means. */
export function check({ name, label, help, checked = false, onchange }) {
  const id = `check-${name}`;
  return h(
    'div',
    { className: 'check' },
    h('input', {
      type: 'checkbox',
      id,
      name,
      checked,
      onchange,
      'aria-describedby': help ? `${id}-help` : null,
      dataset: { testid: `check-${name}` },
    }),
    h('label', { for: id }, label),
    help ? h('p', { id: `${id}-help`, className: 'help' }, help) : null,
  );
}

/** Shows an error beneath its field and takes the focus there. */
export function refuse(form, name, sentence) {
  const input = form.elements[name];
  input.setAttribute('aria-invalid', 'true');
  const help = form.querySelector(`#field-${name}-help`);
  help.textContent = sentence;
  help.classList.add('error');
  input.focus();
}

/** Takes earlier errors away before a form is looked at again. */
export function forgive(form) {
  for (const input of form.querySelectorAll('[aria-invalid]')) input.removeAttribute('aria-invalid');
  for (const help of form.querySelectorAll('.help.error')) {
    help.textContent = '';
    help.classList.remove('error');
  }
}

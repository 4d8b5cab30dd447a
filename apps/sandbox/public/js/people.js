import { avatar, h, icon } from './dom.js';
import { phoneText, t } from './i18n.js';
import { lastLine } from './phone.js';
import { store, unreadIn } from './store.js';

/** The list of people on the left; `open(id)` shows a phone. */
export class People {
  constructor({ open, isOpen, add }) {
    this.open = open;
    this.isOpen = isOpen;
    this.add = add;
    this.element = h('nav', { className: 'people' });
  }

  draw() {
    const focused = document.activeElement?.dataset?.customerId;
    this.element.setAttribute('aria-label', t('people'));
    const items = [...store.people.values()].map((person) => h('li', {}, this.#person(person)));
    const add = h(
      'button',
      { type: 'button', className: 'new-person', dataset: { testid: 'new-person' }, onclick: this.add },
      icon('plus'),
      t('newPerson'),
    );
    this.element.replaceChildren(
      h('div', { className: 'people-head' }, h('h2', {}, t('people')), add),
      h('ul', { dataset: { testid: 'people-list' } }, ...items),
    );
    if (focused) this.element.querySelector(`[data-customer-id="${CSS.escape(focused)}"]`)?.focus();
  }

  #person(person) {
    const last = lastLine(person.id);
    const unread = store.chatsOf(person.id).reduce((sum, chat) => sum + unreadIn(chat), 0);
    const number = person.hidesPhone ? `@${person.username ?? '?'}` : phoneText(person.phone);
    const badge =
      unread > 0
        ? h(
            'span',
            { className: 'unread', dataset: { testid: 'unread' } },
            h('span', { 'aria-hidden': 'true' }, String(unread)),
            h('span', { className: 'visually-hidden' }, t('unread', { count: unread })),
          )
        : null;
    return h(
      'button',
      {
        type: 'button',
        className: 'person',
        'aria-pressed': String(this.isOpen(person.id)),
        dataset: { testid: 'person', customerId: person.id, phone: person.phone },
        onclick: () => this.open(person.id),
      },
      avatar(person.name, person.online ? '' : 'is-off'),
      h(
        'span',
        { className: 'person-text' },
        h(
          'span',
          { className: 'person-line' },
          h('span', { className: 'person-name' }, person.name),
          last ? h('time', {}, last.at) : null,
        ),
        h('span', { className: 'person-number' }, number),
        h(
          'span',
          { className: 'person-line' },
          h('span', { className: 'person-last' }, last?.text ?? t('noMessages')),
          badge,
        ),
      ),
    );
  }
}

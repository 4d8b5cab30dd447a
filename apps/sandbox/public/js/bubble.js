import { contentOf, previewOf } from './content.js';
import { h, icon } from './dom.js';
import { clockTime, t } from './i18n.js';

const emojis = ['👍', '❤️', '😂', '😮', '😢', '🙏'];

/**
 * One message on the phone. `actions` are what the person may do with it: reply, react, answer an option, try again,
 * show the quoted message. A click anywhere on the bubble replies; the same is a button for the keyboard.
 */
export function bubble(message, quoted, businessName, actions) {
  if (message.from === 'business' && message.state === 'failed') return failureNote(message);
  const own = message.from === 'customer';
  const body = h(
    'div',
    { className: 'bubble', onclick: (event) => replyUnlessControl(event, () => actions.reply(message)) },
    h('span', { className: 'visually-hidden' }, `${own ? t('you') : businessName}: `),
    message.contextId ? quote(quoted, message.contextId, businessName, actions) : null,
    ...contentOf(message, (answer) => actions.act(message, answer)),
    h(
      'span',
      { className: 'meta' },
      h('time', { dateTime: new Date(message.at).toISOString() }, clockTime(message.at)),
      own ? tick(message) : null,
    ),
  );
  return h(
    'div',
    {
      className: `row ${own ? 'own' : 'theirs'} type-${message.type}`,
      id: rowId(message.id),
      dataset: {
        testid: 'bubble',
        messageId: message.id,
        from: message.from,
        state: message.state,
        type: message.type,
      },
    },
    h('div', { className: 'bubble-line' }, body, tools(message, actions)),
    reactions(message, actions),
    message.state === 'failed' && own
      ? h(
          'button',
          {
            type: 'button',
            className: 'retry',
            dataset: { testid: 'retry-message' },
            onclick: () => actions.resend(message),
          },
          t('tryAgain'),
        )
      : null,
  );
}

export const rowId = (messageId) => `m-${messageId}`;

function replyUnlessControl(event, reply) {
  const selecting = String(getSelection() ?? '') !== '';
  if (!selecting && !event.target.closest('a, button, audio, video, input')) reply();
}

function tick(message) {
  const name = { pending: 'clock', sent: 'tick', delivered: 'ticks', read: 'ticks', failed: 'alert' }[message.state];
  const label = t(`tick_${message.state}`);
  return h(
    'span',
    {
      className: `tick tick-${message.state}`,
      role: 'img',
      'aria-label': label,
      title: label,
      dataset: { testid: 'tick', state: message.state },
    },
    icon(name),
  );
}

function quote(quoted, id, businessName, actions) {
  const who = quoted ? (quoted.from === 'customer' ? t('you') : businessName) : t('quoteGone');
  return h(
    'button',
    { type: 'button', className: 'quote', dataset: { testid: 'quote' }, onclick: () => actions.show(id) },
    h('span', { className: 'quote-who' }, who),
    h('span', { className: 'quote-text' }, quoted ? previewOf(quoted) : '…'),
  );
}

function tools(message, actions) {
  const picker = h(
    'div',
    { className: 'emoji-picker', hidden: true, role: 'group', 'aria-label': t('react') },
    ...emojis.map((emoji) =>
      h(
        'button',
        {
          type: 'button',
          'aria-label': t('reactWith', { emoji }),
          dataset: { testid: 'reaction-option', emoji },
          onclick: () => actions.react(message, emoji),
        },
        emoji,
      ),
    ),
  );
  const toggle = h(
    'button',
    {
      type: 'button',
      className: 'tool',
      'aria-label': `${t('react')}: ${previewOf(message).slice(0, 60)}`,
      'aria-expanded': 'false',
      title: t('react'),
      dataset: { testid: 'react-button' },
      onclick: () => open(picker.hidden),
    },
    icon('smile'),
  );
  const open = (wanted) => {
    picker.hidden = !wanted;
    toggle.setAttribute('aria-expanded', String(wanted));
    if (wanted) picker.querySelector('button').focus();
  };
  const reply = h(
    'button',
    {
      type: 'button',
      className: 'tool',
      'aria-label': `${t('reply')}: ${previewOf(message).slice(0, 60)}`,
      title: t('reply'),
      dataset: { testid: 'reply-button' },
      onclick: () => actions.reply(message),
    },
    icon('reply'),
  );
  const leave = (event) => {
    if (!event.currentTarget.contains(event.relatedTarget)) open(false);
  };
  const escape = (event) => {
    if (event.key !== 'Escape' || picker.hidden) return;
    open(false);
    toggle.focus();
  };
  return h('div', { className: 'tools', onfocusout: leave, onkeydown: escape }, reply, toggle, picker);
}

function reactions(message, actions) {
  const { customer, business } = message.reactions;
  if (!customer && !business) return null;
  return h(
    'div',
    { className: 'reactions' },
    business
      ? h(
          'span',
          {
            className: 'reaction',
            role: 'img',
            'aria-label': t('reactionByBusiness', { emoji: business }),
            dataset: { testid: 'reaction', by: 'business' },
          },
          business,
        )
      : null,
    customer
      ? h(
          'button',
          {
            type: 'button',
            className: 'reaction',
            'aria-label': t('removeReaction', { emoji: customer }),
            dataset: { testid: 'reaction', by: 'customer' },
            onclick: () => actions.react(message, ''),
          },
          customer,
        )
      : null,
  );
}

function failureNote(message) {
  return h(
    'div',
    { className: 'note note-failed', id: rowId(message.id), dataset: { testid: 'failed-note', messageId: message.id } },
    icon('alert'),
    h('span', {}, t('businessFailed', { title: message.error?.title ?? '', code: message.error?.code ?? '' })),
  );
}

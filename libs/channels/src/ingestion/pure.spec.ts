import type { DeliveryState, InboundMessage } from '../adapters/channel-adapter.js';
import { isReplyAllowed, replyWindowEndsAt } from '../conversations/reply-window.js';
import { messagePreview } from '../messages/message-preview.js';
import { furthestStates } from './delivery-states.js';
import { bySender } from './ingestion.js';
import { reactionsAfter } from './reactions-after.js';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 23, 12, 0, seconds));

describe('CHN-3: of several states of one message the furthest counts', () => {
  const state = (name: DeliveryState['state']): DeliveryState => ({
    externalId: 'x',
    address: null,
    state: name,
    at: at(0),
    echo: null,
    failure: null,
  });
  it.each([
    [['read', 'sent', 'delivered'], 'read'],
    [['failed', 'sent'], 'failed'],
    [['failed', 'delivered'], 'delivered'],
    [['delivered', 'failed'], 'delivered'],
  ] as const)('%s → %s', (names, furthest) => {
    expect(furthestStates(names.map(state)).map((news) => news.state)).toEqual([furthest]);
  });
});

it('TKT-7: messages by sender, in the order sent, each once', () => {
  const message = (externalId: string, address: string, seconds: number) =>
    ({ externalId, sentAt: at(seconds), sender: { address } }) as InboundMessage;
  const groups = bySender([
    message('b', 'ana', 2),
    message('x', 'beto', 1),
    message('a', 'ana', 1),
    message('a2', 'ana', 1),
    message('b', 'ana', 2),
  ]);
  expect(groups.map((group) => group.map(({ externalId }) => externalId))).toEqual([['x'], ['a', 'a2', 'b']]);
});

it('CHN-10: a person has one reaction; a late older one changes nothing', () => {
  const like = { by: 'customer', emoji: '👍', at: at(10).getTime() } as const;
  expect(reactionsAfter([], { by: 'customer', emoji: '👍', at: at(10) })).toEqual([like]);
  expect(reactionsAfter([like], { by: 'customer', emoji: '❤️', at: at(11) })).toEqual([
    { ...like, emoji: '❤️', at: at(11).getTime() },
  ]);
  expect(reactionsAfter([like], { by: 'customer', emoji: '❤️', at: at(9) })).toBeNull();
  expect(reactionsAfter([like], { by: 'customer', emoji: '👍', at: at(10) })).toBeNull();
  const removed = reactionsAfter([like], { by: 'customer', emoji: null, at: at(12) });
  expect(removed).toEqual([{ by: 'customer', emoji: '', at: at(12).getTime() }]);
  expect(reactionsAfter(removed ?? [], { by: 'customer', emoji: '👍', at: at(11) })).toBeNull();
});

it('CHN-10: the reply window is 24 hours from the customer’s message, and closed before the first one', () => {
  const wrote = at(0);
  expect(replyWindowEndsAt(wrote, 24)?.toISOString()).toBe('2026-11-24T12:00:00.000Z');
  expect(isReplyAllowed(wrote, 24, new Date('2026-11-24T11:59:59Z'))).toBe(true);
  expect(isReplyAllowed(wrote, 24, new Date('2026-11-24T12:00:00Z'))).toBe(false);
  expect(isReplyAllowed(null, 24, wrote)).toBe(false);
  expect(isReplyAllowed(null, null, wrote)).toBe(true);
});

it('TKT-6: a preview is one short line, or says what it is', () => {
  expect(messagePreview('text', '  duas\n linhas ')).toBe('duas linhas');
  expect(messagePreview('text', 'x'.repeat(200))).toHaveLength(140);
  expect(messagePreview('document', null, 'fatura.pdf')).toBe('fatura.pdf');
  expect(messagePreview('sticker', null)).toBe('[sticker]');
});

import type { Message } from '../api/types.js';
import { byDay, groupMessages } from './group-messages.js';

const message = (seq: number, at: string, more: Partial<Message> = {}): Message =>
  ({
    id: `m${seq}`,
    seq,
    direction: 'in',
    author: { kind: 'customer', id: 'c', name: 'Maria' },
    type: 'text',
    clientKey: null,
    createdAt: at,
    ...more,
  }) as Message;

const shape = (messages: Message[], unreadFrom: number | null = null): string[] =>
  groupMessages(messages, unreadFrom).map((row) =>
    row.kind === 'message' ? `${row.message.seq}${row.first ? '<' : ''}${row.last ? '>' : ''}` : row.kind,
  );

describe('WEB-10: the conversation', () => {
  it('groups one speaker’s messages of a few minutes', () => {
    const agent = { direction: 'out', author: { kind: 'agent', id: 'u', name: 'Ana' } } as const;
    expect(
      shape([
        message(1, '2026-11-23T12:00:00'),
        message(2, '2026-11-23T12:01:00'),
        message(3, '2026-11-23T12:10:00'),
        message(4, '2026-11-23T12:11:00', agent),
      ]),
    ).toEqual(['day', '1<', '2>', '3<>', '4<>']);
  });

  it('puts a heading above each day and the mark above the first unread message of the customer', () => {
    const rows = groupMessages(
      [message(1, '2026-11-22T23:59:00'), message(2, '2026-11-23T00:01:00'), message(3, '2026-11-23T00:02:00')],
      2,
    );
    expect(rows.map((row) => row.kind)).toEqual(['day', 'message', 'day', 'message', 'unread', 'message']);
    expect(byDay(rows).map((day) => day.rows.length)).toEqual([1, 3]);
  });

  it('draws reactions on their message and not as one of their own', () => {
    expect(shape([message(1, '2026-11-23T12:00:00'), message(2, '2026-11-23T12:00:10', { type: 'reaction' })])).toEqual(
      ['day', '1<>'],
    );
  });
});

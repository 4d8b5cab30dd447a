import type { Message } from '../api/types.js';

/** What the conversation draws, in order: day headings, the mark above unread messages, and bubbles. */
export type ThreadRow =
  | { kind: 'day'; key: string; at: Date }
  | { kind: 'unread'; key: string }
  | { kind: 'message'; key: string; message: Message; first: boolean; last: boolean };

const groupGapMs = 5 * 60_000;

const authorOf = (message: Message): string => `${message.direction}:${message.author.kind}:${message.author.id ?? ''}`;

const sameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString();

/** Whether two neighbours belong to one speaker's turn, so that name and tail are drawn once. */
function sameTurn(a: Message, b: Message): boolean {
  const passed = Date.parse(b.createdAt) - Date.parse(a.createdAt);
  return authorOf(a) === authorOf(b) && passed < groupGapMs && sameDay(new Date(a.createdAt), new Date(b.createdAt));
}

/** Reactions are shown on the message they are about, so they are no bubble of their own. */
export const isBubble = (message: Message): boolean => message.type !== 'reaction';

/** Arranges messages for reading. `unreadFrom` is the seq after which nothing had been read when the ticket opened. */
export function groupMessages(messages: readonly Message[], unreadFrom: number | null): ThreadRow[] {
  const shown = messages.filter(isBubble);
  const rows: ThreadRow[] = [];
  let marked = unreadFrom === null;
  for (const [index, message] of shown.entries()) {
    const before = shown[index - 1];
    const after = shown[index + 1];
    const at = new Date(message.createdAt);
    const newDay = before === undefined || !sameDay(new Date(before.createdAt), at);
    if (newDay) rows.push({ kind: 'day', key: `day-${at.toDateString()}`, at });
    const markHere = !marked && unreadFrom !== null && message.seq > unreadFrom && message.direction === 'in';
    if (markHere) {
      marked = true;
      rows.push({ kind: 'unread', key: 'unread' });
    }
    rows.push({
      kind: 'message',
      key: message.clientKey ?? message.id,
      message,
      first: newDay || markHere || before === undefined || !sameTurn(before, message),
      last: after === undefined || !sameTurn(message, after),
    });
  }
  return rows;
}

/** The rows day by day, so that a heading can stay in sight for exactly as long as its day does. */
export function byDay(rows: readonly ThreadRow[]): { key: string; at: Date; rows: ThreadRow[] }[] {
  const days: { key: string; at: Date; rows: ThreadRow[] }[] = [];
  for (const row of rows) {
    if (row.kind === 'day') days.push({ key: row.key, at: row.at, rows: [] });
    else days.at(-1)?.rows.push(row);
  }
  return days;
}

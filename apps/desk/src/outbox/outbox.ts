import type { Message, UploadedFile } from '../api/types.js';

/**
 * What the agent has sent and the server has not confirmed. Entries are kept until they are confirmed, go out in the
 * order they were typed per ticket, and carry a key made here, so that sending one twice stores it once.
 */
export interface OutboxEntry {
  clientKey: string;
  ticketId: string;
  text: string;
  files: UploadedFile[];
  replyTo: { id: string; seq: number; preview: string } | null;
  note: boolean;
  lastSeenSeq: number;
  createdAt: string;
  state: 'waiting' | 'sending' | 'refused' | 'unseen';
  /** Why it was refused, in the user's language. */
  problem: string | null;
  /** What the customer wrote meanwhile, where that is why it was held back. */
  unseen: Message[];
  /** Finish the ticket when this message is through. */
  thenFinish: boolean;
}

export type Outbox = readonly OutboxEntry[];

export type NewEntry = Pick<
  OutboxEntry,
  'clientKey' | 'ticketId' | 'text' | 'files' | 'replyTo' | 'note' | 'lastSeenSeq' | 'createdAt' | 'thenFinish'
>;

export const enqueue = (outbox: Outbox, entry: NewEntry): Outbox =>
  outbox.some((one) => one.clientKey === entry.clientKey)
    ? outbox
    : [...outbox, { ...entry, state: 'waiting', problem: null, unseen: [] }];

const change = (outbox: Outbox, clientKey: string, fields: Partial<OutboxEntry>): Outbox =>
  outbox.map((one) => (one.clientKey === clientKey ? { ...one, ...fields } : one));

export const started = (outbox: Outbox, clientKey: string): Outbox => change(outbox, clientKey, { state: 'sending' });

export const confirmed = (outbox: Outbox, clientKey: string): Outbox =>
  outbox.filter((one) => one.clientKey !== clientKey);

export const interrupted = (outbox: Outbox, clientKey: string): Outbox =>
  change(outbox, clientKey, { state: 'waiting' });

export const refused = (outbox: Outbox, clientKey: string, problem: string): Outbox =>
  change(outbox, clientKey, { state: 'refused', problem });

export const heldBack = (outbox: Outbox, clientKey: string, problem: string, unseen: Message[]): Outbox =>
  change(outbox, clientKey, { state: 'unseen', problem, unseen });

/** Lets an entry go again. */
export const released = (outbox: Outbox, clientKey: string): Outbox =>
  change(outbox, clientKey, { state: 'waiting', problem: null, unseen: [] });

/** The agent has now seen a ticket up to a message: nothing he has written there waits for that any more. */
export const seenUpTo = (outbox: Outbox, ticketId: string, seq: number): Outbox =>
  outbox.map((one) => (one.ticketId === ticketId && one.lastSeenSeq < seq ? { ...one, lastSeenSeq: seq } : one));

/** The entries that may go out now: the first of each ticket, and none of a ticket whose first one is stuck. */
export function sendable(outbox: Outbox): OutboxEntry[] {
  const seen = new Set<string>();
  const first: OutboxEntry[] = [];
  for (const entry of outbox) {
    if (seen.has(entry.ticketId)) continue;
    seen.add(entry.ticketId);
    if (entry.state === 'waiting') first.push(entry);
  }
  return first;
}

export const entriesOf = (outbox: Outbox, ticketId: string): Outbox =>
  outbox.filter((one) => one.ticketId === ticketId);

/** Entries as they are kept between two visits: one that was on its way may or may not have arrived, so it waits. */
export function restored(text: string | null): Outbox {
  if (text === null) return [];
  try {
    const value: unknown = JSON.parse(text);
    if (!Array.isArray(value)) return [];
    return (value as OutboxEntry[])
      .filter((one) => typeof one.clientKey === 'string' && typeof one.ticketId === 'string')
      .map((one) => (one.state === 'sending' ? { ...one, state: 'waiting' as const } : one));
  } catch {
    return [];
  }
}

import type { Delivery, Message } from '../api/types.js';

/** A stretch of a conversation without gaps that ends with its newest message. */
export interface Thread {
  items: Message[];
  hasOlder: boolean;
}

const rank: Record<Delivery, number> = { queued: 0, sending: 1, sent: 2, delivered: 3, read: 4, failed: 1 };

/** Delivery only goes forward, whatever order pushes and answers arrive in; a retry after a failure begins anew. */
function newer(known: Message, next: Message): Message {
  if (known.delivery === null || next.delivery === null || known.delivery === 'failed') return next;
  return rank[next.delivery] < rank[known.delivery] && next.delivery !== 'failed'
    ? { ...next, delivery: known.delivery, deliveryAt: known.deliveryAt }
    : next;
}

/** The thread with messages added or replaced, in the order of the conversation, each once. */
export function mergeMessages(thread: Thread, messages: readonly Message[]): Thread {
  if (messages.length === 0) return thread;
  const byId = new Map(thread.items.map((one) => [one.id, one]));
  for (const message of messages) {
    const known = byId.get(message.id);
    byId.set(message.id, known === undefined ? message : newer(known, message));
  }
  return { ...thread, items: [...byId.values()].toSorted((a, b) => a.seq - b.seq) };
}

/** The thread with one message as it is now; one that is not loaded (older than the stretch) stays out. */
export function changeMessage(thread: Thread, message: Message): Thread {
  const known = thread.items.find((one) => one.id === message.id);
  if (known === undefined) return thread;
  const next = newer(known, message);
  return { ...thread, items: thread.items.map((one) => (one === known ? next : one)) };
}

/** Whether something is missing between what is loaded and a message that just came. */
export function leavesGap(thread: Thread, message: Message): boolean {
  const last = thread.items.at(-1);
  return last !== undefined && message.seq > last.seq + 1;
}

export const lastSeqOf = (thread: Thread | undefined): number => thread?.items.at(-1)?.seq ?? 0;

import type { Outgoing } from '@guiche/channels';
import { messagePreview } from '@guiche/channels';
import type { Tx } from '@guiche/platform/database';
import type { TicketChange } from '../ticket-change.js';

/** Adds an internal note to the ticket's conversation and time line; returns its place in the conversation. */
export async function noteTo(
  outgoing: Outgoing,
  tx: Tx,
  change: TicketChange,
  authorId: string,
  text: string,
): Promise<number> {
  const { message } = await outgoing.queue(tx, {
    conversationId: change.ticket.conversationId,
    author: { kind: 'agent', id: authorId },
    text,
    note: true,
  });
  change.wrote({ id: message.id, seq: message.seq, direction: 'note', preview: '' });
  return message.seq;
}

/** Sends words to the customer from the ticket; returns their place in the conversation. */
export async function sayTo(
  outgoing: Outgoing,
  tx: Tx,
  change: TicketChange,
  authorId: string,
  text: string,
): Promise<number> {
  const { message } = await outgoing.queue(tx, {
    conversationId: change.ticket.conversationId,
    author: { kind: 'agent', id: authorId },
    text,
  });
  change.wrote({ id: message.id, seq: message.seq, direction: 'out', preview: messagePreview('text', text) });
  return message.seq;
}

import type { Ticket } from '../api/types.js';
import type { RealtimeEvent } from '../realtime/events.js';

export type AlertCause =
  { kind: 'message'; ticketId: string; text: string | null } | { kind: 'assigned'; ticketId: string; ticket: Ticket };

interface Situation {
  userId: string;
  /** The ticket on the screen, when somebody is looking at it. */
  watchedId: string | null;
  /** What was known of a ticket before the event; undefined when it was in no list. */
  known: (ticketId: string) => Ticket | undefined;
}

/** Decides what is worth a sound: a customer's message in a ticket of mine that I do not look at, or a new ticket. */
export function alertFor(event: RealtimeEvent, situation: Situation): AlertCause | null {
  if (event.type === 'message.added') {
    const { ticketId, message } = event.data;
    if (message.direction !== 'in' || message.type === 'reaction' || ticketId === situation.watchedId) return null;
    return situation.known(ticketId)?.assignee?.id === situation.userId
      ? { kind: 'message', ticketId, text: message.text }
      : null;
  }
  if (event.type === 'ticket.changed') {
    const { ticket } = event.data;
    if (ticket.assignee?.id !== situation.userId || ticket.id === situation.watchedId) return null;
    if (ticket.status !== 'open' && ticket.status !== 'inProgress') return null;
    const before = situation.known(ticket.id);
    const justNow = before === undefined ? isFresh(ticket) : before.assignee?.id !== situation.userId;
    return justNow ? { kind: 'assigned', ticketId: ticket.id, ticket } : null;
  }
  return null;
}

/** A ticket that no list knows is only news when it was assigned in the change that was pushed. */
const isFresh = (ticket: Ticket): boolean =>
  ticket.assignedAt !== null && Math.abs(Date.parse(ticket.updatedAt) - Date.parse(ticket.assignedAt)) < 2000;

import { defineEvent } from '@guiche/platform/outbox';
import type { TicketStatus } from './ticket-transitions.js';

export interface TicketOpened {
  ticketId: string;
  inboxId: string;
  conversationId: string;
  contactId: string;
  queueId: string | null;
  via: 'automatic' | 'manual' | 'api';
}

/** A customer's request became a ticket. */
export const ticketOpened = defineEvent<TicketOpened>('tickets.opened', { version: 1, orderedBy: 'ticketId' });

export interface TicketQueued {
  ticketId: string;
  inboxId: string;
  queueId: string;
}

/** A live ticket without an owner waits in a queue: somebody has to be found for it. */
export const ticketQueued = defineEvent<TicketQueued>('tickets.queued', { version: 1, orderedBy: 'ticketId' });

/** By which way a ticket came to its owner, or lost him. */
export type AssignedHow = 'automatic' | 'manual' | 'taken' | 'transfer';

export interface TicketAssigned {
  ticketId: string;
  inboxId: string;
  queueId: string | null;
  fromUserId: string | null;
  toUserId: string | null;
  how: AssignedHow;
}

/** A live ticket changed its owner. */
export const ticketAssigned = defineEvent<TicketAssigned>('tickets.assigned', { version: 1, orderedBy: 'ticketId' });

export interface TicketTransferred {
  ticketId: string;
  inboxId: string;
  fromUserId: string | null;
  fromQueueId: string | null;
  toUserId: string | null;
  toQueueId: string | null;
  reasonId: string | null;
}

/**
 * Somebody sent a ticket on. What it changed is told by `tickets.assigned` and `tickets.queued` beside it, so
 * nobody yet listens to this one: reports on transfers will.
 */
export const ticketTransferred = defineEvent<TicketTransferred>('tickets.transferred', {
  version: 1,
  orderedBy: 'ticketId',
});

export interface TicketStatusChanged {
  ticketId: string;
  inboxId: string;
  /** Whose ticket it is after the change. */
  assigneeId: string | null;
  from: TicketStatus;
  to: TicketStatus;
  reasonId: string | null;
  solutionId: string | null;
}

/** A ticket went from one status to another. */
export const ticketStatusChanged = defineEvent<TicketStatusChanged>('tickets.status-changed', {
  version: 1,
  orderedBy: 'ticketId',
});

/** What else of a ticket may change. */
export type TicketAspect = 'classification' | 'read' | 'queue' | 'comment';

export interface TicketChanged {
  ticketId: string;
  inboxId: string;
  assigneeId: string | null;
  what: TicketAspect;
  /** Where the classification took it to another sector: its former one. */
  fromSectorId?: string | null;
}

/** Anything else that a screen showing the ticket should know of. */
export const ticketChanged = defineEvent<TicketChanged>('tickets.changed', { version: 1, orderedBy: 'ticketId' });

import { transitions } from '@guiche/kernel';

/** Where a ticket stands (TKT-3). */
export type TicketStatus = 'open' | 'inProgress' | 'waiting' | 'finished' | 'cancelled' | 'unfounded';

/**
 * The life of a ticket as one table. A cancelled or unfounded ticket is over for good; a finished one may be reopened.
 * The way back from `inProgress` to `open` is a ticket that lost its owner.
 */
export const ticketTransitions = transitions<TicketStatus>(
  {
    open: ['inProgress', 'waiting', 'finished', 'cancelled', 'unfounded'],
    inProgress: ['open', 'waiting', 'finished', 'cancelled', 'unfounded'],
    waiting: ['open', 'inProgress', 'finished', 'cancelled', 'unfounded'],
    finished: ['open', 'inProgress'],
    cancelled: [],
    unfounded: [],
  },
  { needReason: ['cancelled', 'unfounded', 'finished→open', 'finished→inProgress'] },
);

/** Every status, in the order in which a ticket usually has them. */
export const ticketStatuses = ticketTransitions.states;

const live: ReadonlySet<TicketStatus> = new Set(['open', 'inProgress', 'waiting']);

/** Whether somebody still has to do something: the same rule as the column `is_live`. */
export const isLive = (status: TicketStatus): boolean => live.has(status);

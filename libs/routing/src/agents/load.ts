import { isLive, type TicketStatus } from '@guiche/tickets';

/** Whether a ticket in this status counts towards its owner's limit: not while it waits for the customer (RTE-5). */
export const countsTowardsLimit = (status: TicketStatus): boolean => isLive(status) && status !== 'waiting';

/** The same in SQL, over a row of `ticket`. */
export const countsTowardsLimitSql = (ticket: string): string => `${ticket}.is_live AND ${ticket}.status <> 'waiting'`;

import { isId } from '@guiche/kernel';
import { bool, defineList, exactly, instant, uuid, type FilterField } from '@guiche/platform/http';
import { ticketStatuses } from '../ticket-transitions.js';

/** The standard views of the desk (TKT-11). */
export const ticketViews = ['mine', 'unassigned', 'all'] as const;
export type TicketView = (typeof ticketViews)[number];

/** The view is not a condition but the way the list is read: `ticketListSql` does it. */
const view: FilterField = {
  about: `one of ${ticketViews.join(', ')}`,
  toSql: (value) => (ticketViews.some((one) => one === value) ? 'true' : null),
};

/** The whole number or its beginning. */
const protocol: FilterField = {
  about: 'a protocol number, or its beginning',
  toSql: (value, bind) =>
    typeof value === 'string' && /^\d{1,30}$/.test(value) ? `t.protocol LIKE ${bind(`${value}%`)}` : null,
};

/** Read by `ticketListSql`, which looks it up where it is indexed. */
const q: FilterField = {
  about: 'beginning of a protocol, part of the contact’s name or phone (from three characters on)',
  toSql: (value) => (typeof value === 'string' && value.length <= 200 ? 'true' : null),
};

const priority: FilterField = {
  about: 'one or several of 1, 2, 3, 4',
  toSql: (value, bind) => {
    const values: unknown[] = Array.isArray(value) ? value : [value];
    const good = values.length <= 4 && values.every((one) => one === 1 || one === 2 || one === 3 || one === 4);
    return good ? `t.priority = ANY (${bind(values)}::smallint[])` : null;
  },
};

/** What a list of tickets can be asked (API-2, API-5). */
export const ticketList = defineList({
  id: 't.id',
  sort: {
    lastActivityAt: 't.last_activity_at',
    // Ids are made in the order of time, and have an index already.
    createdAt: 't.id',
    updatedAt: 't.updated_at',
    protocol: 't.protocol',
  },
  filter: {
    view,
    live: bool('t.is_live'),
    status: exactly('t.status', ticketStatuses),
    q,
    protocol,
    inboxId: uuid('t.inbox_id'),
    queueId: uuid('t.queue_id'),
    assigneeId: uuid('t.assignee_id'),
    sectorId: uuid('t.sector_id'),
    occurrenceTypeId: uuid('t.occurrence_type_id'),
    occurrenceId: uuid('t.occurrence_id'),
    contactId: uuid('t.contact_id'),
    priority,
    updatedSince: instant('t.updated_at', 'since'),
  },
  default: ['lastActivityAt', 'DESC'],
});

/** The inboxes that a request names; null when it names none. */
export function inboxesNamed(filter: Readonly<Record<string, unknown>>): readonly string[] | null {
  const { inboxId } = filter;
  if (inboxId === undefined) return null;
  return (Array.isArray(inboxId) ? (inboxId as unknown[]) : [inboxId]).filter(isId);
}

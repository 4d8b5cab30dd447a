import type { TicketFilter } from '../api/keys.js';
import type { ListPage } from '../api/lists.js';
import type { Ticket, TicketDetail, TicketView } from '../api/types.js';

export interface TicketPages {
  pages: ListPage<Ticket>[];
  pageParams: unknown[];
}

const live = new Set<string>(['open', 'inProgress', 'waiting']);

/** Whether a ticket is in a view. A search is only ever narrowed here: what matches it is for the server to say. */
export function belongsTo(ticket: Ticket, view: TicketView, filter: TicketFilter, userId: string): boolean {
  if (filter.state !== 'any' && live.has(ticket.status) !== (filter.state === 'live')) return false;
  if (view === 'mine') return ticket.assignee?.id === userId;
  return view === 'all' || ticket.assignee === null;
}

/** The lists' order: newest activity first, then the greater id, as the server's cursor has it. */
export const comesBefore = (a: Ticket, b: Ticket): boolean =>
  a.lastActivityAt === b.lastActivityAt ? a.id > b.id : Date.parse(a.lastActivityAt) > Date.parse(b.lastActivityAt);

const find = (data: TicketPages, id: string): Ticket | undefined => {
  for (const page of data.pages) {
    const found = page.items.find((one) => one.id === id);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** The pages without a ticket; the same object when it was not among them, so that nothing is drawn anew. */
export function withoutTicket(data: TicketPages, id: string): TicketPages {
  if (find(data, id) === undefined) return data;
  return {
    ...data,
    pages: data.pages.map((page) =>
      page.items.some((one) => one.id === id) ? { ...page, items: page.items.filter((one) => one.id !== id) } : page,
    ),
  };
}

/**
 * The pages with the ticket as it is now, at its place. An older state than the known one changes nothing.
 * A ticket that sorts behind everything loaded stays out while there are further pages: they will bring it.
 */
export function placeTicket(
  data: TicketPages,
  ticket: Ticket,
  options: { mayEnter: boolean; belongs: boolean },
): TicketPages {
  const known = find(data, ticket.id);
  if (known !== undefined && known.version > ticket.version) return data;
  if (!options.belongs) return withoutTicket(data, ticket.id);
  if (known === undefined && !options.mayEnter) return data;
  if (known !== undefined && known.lastActivityAt === ticket.lastActivityAt) {
    return {
      ...data,
      pages: data.pages.map((page) =>
        page.items.includes(known) ? { ...page, items: page.items.map((one) => (one === known ? ticket : one)) } : page,
      ),
    };
  }
  const pages = withoutTicket(data, ticket.id).pages.slice();
  for (const [index, page] of pages.entries()) {
    const at = page.items.findIndex((one) => comesBefore(ticket, one));
    if (at < 0) continue;
    pages[index] = { ...page, items: [...page.items.slice(0, at), ticket, ...page.items.slice(at)] };
    return { ...data, pages };
  }
  const last = pages.length - 1;
  const tail = pages[last];
  if (tail === undefined || (tail.nextCursor !== null && tail.items.length > 0)) return { ...data, pages };
  pages[last] = { ...tail, items: [...tail.items, ticket] };
  return { ...data, pages };
}

/** The open ticket with what a push tells of it; members that only the single read has are kept. */
export const mergeDetail = (known: TicketDetail, ticket: Ticket): TicketDetail =>
  known.version > ticket.version ? known : { ...known, ...ticket };

/** All rows in order, each once: a ticket that moved up while pages were loading may be on two of them. */
export function flattenTickets(data: TicketPages | undefined): Ticket[] {
  const seen = new Set<string>();
  const rows: Ticket[] = [];
  for (const page of data?.pages ?? []) {
    for (const ticket of page.items) {
      if (seen.has(ticket.id)) continue;
      seen.add(ticket.id);
      rows.push(ticket);
    }
  }
  return rows;
}

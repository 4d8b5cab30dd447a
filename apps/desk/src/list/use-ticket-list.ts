import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { keys, type TicketFilter } from '../api/keys.js';
import { ticketPage } from '../api/tickets.js';
import type { TicketView } from '../api/types.js';
import { flattenTickets } from '../realtime/patch-tickets.js';

/** A view's tickets, page after page by cursor; while a new search runs the old answer stays on the screen. */
export function useTicketList(view: TicketView, filter: TicketFilter) {
  const query = useInfiniteQuery({
    queryKey: keys.list(view, filter),
    queryFn: ({ pageParam, signal }) => ticketPage(view, filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const tickets = useMemo(() => flattenTickets(query.data), [query.data]);
  return { ...query, tickets };
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '../api/keys.js';
import { ApiProblem } from '../api/problem.js';
import { markRead, ticketDetail } from '../api/tickets.js';
import type { Ticket, TicketDetail } from '../api/types.js';
import { notifyError } from '../app/notices.js';
import { placeTicket, type TicketPages } from '../realtime/patch-tickets.js';

/** A ticket with everything its screens show. One that has left the user's reach is not shown from the cache either. */
export function useTicket(id: string) {
  const query = useQuery({ queryKey: keys.ticket(id), queryFn: ({ signal }) => ticketDetail(id, signal) });
  const gone = query.error instanceof ApiProblem && query.error.status === 404;
  return { data: gone ? undefined : query.data, error: query.error, refetch: query.refetch, gone };
}

/** Runs a verb on a ticket and puts the answer where it is shown, without waiting for the push. */
export function useTicketVerb<Input>(
  verb: (input: Input) => Promise<TicketDetail>,
  after?: (ticket: TicketDetail) => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: verb,
    onSuccess: (ticket) => {
      if (typeof ticket === 'object' && ticket !== null && 'id' in ticket) {
        client.setQueryData<TicketDetail>(keys.ticket(ticket.id), (known) =>
          known === undefined ? known : { ...known, ...ticket },
        );
      }
      void client.invalidateQueries({ queryKey: keys.ticket(ticket.id) });
      void client.invalidateQueries({ queryKey: keys.events(ticket.id) });
      void client.invalidateQueries({ queryKey: keys.lists });
      void client.invalidateQueries({ queryKey: keys.counts });
      after?.(ticket);
    },
    onError: notifyError,
  });
}

/** Marks everything up to a message as read, here at once and on the server. */
export function useMarkRead(ticketId: string) {
  const client = useQueryClient();
  return async (seq: number): Promise<void> => {
    const clear = <T extends Ticket>(ticket: T): T => ({ ...ticket, unread: 0 });
    client.setQueryData<TicketDetail>(keys.ticket(ticketId), (known) =>
      known === undefined ? known : { ...clear(known), readSeq: Math.max(known.readSeq, seq) },
    );
    client.setQueriesData<TicketPages>({ queryKey: keys.lists }, (data) => {
      const row = data?.pages.flatMap((page) => page.items).find((one) => one.id === ticketId);
      return data === undefined || row === undefined || row.unread === 0
        ? data
        : placeTicket(data, clear(row), { mayEnter: false, belongs: true });
    });
    await markRead(ticketId, seq);
    void client.invalidateQueries({ queryKey: keys.counts });
  };
}

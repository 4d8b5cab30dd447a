import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { keys } from '../api/keys.js';
import { messagePageSize, messagesBefore } from '../api/tickets.js';
import { notifyError } from '../app/notices.js';
import { lastSeqOf, mergeMessages, type Thread } from '../realtime/patch-messages.js';

const newestPage = (client: QueryClient, ticketId: string) => ({
  queryKey: keys.messages(ticketId),
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Thread> => {
    const page = await messagesBefore(ticketId, undefined, signal);
    const fresh: Thread = { items: page, hasOlder: page.length >= messagePageSize };
    const known = client.getQueryData<Thread>(keys.messages(ticketId));
    const joins = known !== undefined && page[0] !== undefined && page[0].seq <= lastSeqOf(known) + 1;
    return joins ? mergeMessages(known, page) : fresh;
  },
});

/** Begins to fetch a ticket's messages before anything that shows them is drawn. */
export function useThreadAhead(ticketId: string): void {
  const client = useQueryClient();
  useEffect(() => void client.prefetchQuery(newestPage(client, ticketId)), [client, ticketId]);
}

/** The messages of a ticket: the newest page first, older ones on demand, kept whole by pushes. */
export function useThread(ticketId: string) {
  const client = useQueryClient();
  const [loadingOlder, setLoadingOlder] = useState(false);
  const busy = useRef(false);

  const query = useQuery(newestPage(client, ticketId));

  /** Fetches the page before what is loaded. False when there is none. */
  const loadOlder = useCallback(async (): Promise<boolean> => {
    const known = client.getQueryData<Thread>(keys.messages(ticketId));
    const first = known?.items[0];
    if (busy.current || known === undefined || first === undefined || !known.hasOlder) return false;
    busy.current = true;
    setLoadingOlder(true);
    try {
      const page = await messagesBefore(ticketId, first.seq);
      client.setQueryData<Thread>(keys.messages(ticketId), (now) =>
        now === undefined ? now : { ...mergeMessages(now, page), hasOlder: page.length >= messagePageSize },
      );
      return page.length > 0;
    } catch (error) {
      notifyError(error);
      return false;
    } finally {
      busy.current = false;
      setLoadingOlder(false);
    }
  }, [client, ticketId]);

  // A long history that was scrolled through is let go with the ticket, so that coming back is as quick as before.
  useEffect(
    () => () => {
      client.setQueryData<Thread>(keys.messages(ticketId), (now) =>
        now !== undefined && now.items.length > 2 * messagePageSize
          ? { items: now.items.slice(-messagePageSize), hasOlder: true }
          : now,
      );
    },
    [client, ticketId],
  );

  return { ...query, loadOlder, loadingOlder };
}

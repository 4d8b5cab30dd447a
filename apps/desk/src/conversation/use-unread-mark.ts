import { useEffect, useRef, useState } from 'react';
import type { TicketDetail } from '../api/types.js';
import { watchedStore } from '../notify/alerts.js';
import { lastSeqOf, type Thread } from '../realtime/patch-messages.js';
import { useMe } from '../session/use-session.js';
import { useMarkRead } from './use-ticket.js';

/**
 * Marks a ticket read while its newest message is in sight, and remembers where reading stood when it was opened.
 * The mark goes with one's own answer. Another agent's ticket stays unread: only whoever is to answer it has read it.
 */
export function useUnreadMark(ticket: TicketDetail, thread: Thread | undefined, atEnd: boolean): number | null {
  const me = useMe();
  const read = useMarkRead(ticket.id);
  const [unreadFrom] = useState(ticket.unread > 0 ? ticket.readSeq : null);
  const [looking, setLooking] = useState(() => document.visibilityState === 'visible');
  const told = useRef(0);

  useEffect(() => {
    const look = (): void => setLooking(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);

  useEffect(() => {
    watchedStore.set(looking ? ticket.id : null);
    return () => watchedStore.set(null);
  }, [looking, ticket.id]);

  const lastSeq = lastSeqOf(thread);
  const mine = ticket.assignee === null || ticket.assignee.id === me.id;
  useEffect(() => {
    if (!looking || !atEnd || !mine || lastSeq === 0 || lastSeq <= told.current) return undefined;
    if (ticket.unread === 0 && lastSeq <= ticket.readSeq) return undefined;
    const timer = setTimeout(() => {
      told.current = lastSeq;
      read(lastSeq).catch(() => {
        told.current = 0;
      });
    }, 400);
    return () => clearTimeout(timer);
  });
  const answered = (thread?.items ?? []).some(
    (one) => unreadFrom !== null && one.seq > unreadFrom && one.direction === 'out' && one.author.id === me.id,
  );
  return answered ? null : unreadFrom;
}

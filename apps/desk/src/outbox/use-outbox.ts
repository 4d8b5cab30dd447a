import { createContext, useContext, useMemo } from 'react';
import { useStore } from '../app/use-store.js';
import { entriesOf, type Outbox } from './outbox.js';
import type { OutboxSender } from './sender.js';

export const OutboxContext = createContext<OutboxSender | null>(null);

export function useOutbox(): OutboxSender {
  const sender = useContext(OutboxContext);
  if (sender === null) throw new Error('useOutbox is used outside the signed-in part of the desk');
  return sender;
}

/** What of a ticket is still on its way, oldest first. */
export function useOutboxOf(ticketId: string): Outbox {
  const all = useStore(useOutbox().store);
  return useMemo(() => entriesOf(all, ticketId), [all, ticketId]);
}

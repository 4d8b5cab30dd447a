import { useCallback, useRef } from 'react';
import { useRealtime } from '../realtime/use-realtime.js';

const everyMs = 2500;

/** Tells other agents that this one is writing, at most every few seconds. */
export function useTyping(ticketId: string): () => void {
  const realtime = useRealtime();
  const last = useRef(0);
  return useCallback(() => {
    if (Date.now() - last.current < everyMs) return;
    last.current = Date.now();
    realtime.typing(ticketId);
  }, [realtime, ticketId]);
}

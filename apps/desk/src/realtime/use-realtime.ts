import { createContext, useContext } from 'react';
import type { RealtimeClient } from './client.js';

export const RealtimeContext = createContext<RealtimeClient | null>(null);

/** The open socket, to say that the agent is writing. */
export function useRealtime(): RealtimeClient {
  const client = useContext(RealtimeContext);
  if (client === null) throw new Error('useRealtime is used outside the signed-in part of the desk');
  return client;
}

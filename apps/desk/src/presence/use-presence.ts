import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '../api/keys.js';
import { agents, ownPresence, setPresence } from '../api/people.js';
import type { AgentRow, Presence } from '../api/types.js';
import { notifyError } from '../app/notices.js';
import { useMe } from '../session/use-session.js';

/** The agent's own presence, how many tickets he has, and how many he may have. */
export function useOwnPresence() {
  const me = useMe();
  const client = useQueryClient();
  const own = useQuery({ queryKey: keys.presence, queryFn: ({ signal }) => ownPresence(signal) });

  const change = useMutation({
    mutationFn: ({ presence, reasonId }: { presence: Presence; reasonId?: string }) => setPresence(presence, reasonId),
    onSuccess: (next) => {
      client.setQueryData<AgentRow>(keys.presence, next);
      client.setQueryData<AgentRow[]>(keys.agents, (rows) =>
        rows?.map((one) => (one.userId === me.id ? { ...one, presence: next.presence } : one)),
      );
    },
    onError: notifyError,
  });
  return {
    presence: own.data?.presence ?? 'offline',
    known: own.data !== undefined,
    reasonId: own.data?.pauseReasonId ?? null,
    load: own.data?.load ?? null,
    capacity: own.data?.capacity ?? null,
    change,
  };
}

/** Everybody who may get tickets, with presence and load; pushes keep it true. */
export const useAgents = (enabled = true) =>
  useQuery({ queryKey: keys.agents, queryFn: ({ signal }) => agents(signal), enabled });

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '../api/keys.js';
import { agents, ownPresence, setPresence } from '../api/people.js';
import type { AgentRow, OwnPresence, Presence } from '../api/types.js';
import { notifyError } from '../app/notices.js';
import { useMe } from '../session/use-session.js';

/** The agent's own presence and load; the load comes from the list of agents where the own record has none. */
export function useOwnPresence() {
  const me = useMe();
  const client = useQueryClient();
  const own = useQuery({ queryKey: keys.presence, queryFn: ({ signal }) => ownPresence(signal) });
  const lacksLoad = own.data !== undefined && typeof own.data.load !== 'number';
  const all = useAgents(lacksLoad);
  const row = all.data?.find((one) => one.userId === me.id);

  const change = useMutation({
    mutationFn: ({ presence, reasonId }: { presence: Presence; reasonId?: string }) => setPresence(presence, reasonId),
    onSuccess: (next) => {
      client.setQueryData<OwnPresence>(keys.presence, (known) => ({ ...known, ...next }));
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
    load: own.data?.load ?? row?.load ?? null,
    capacity: own.data?.capacity ?? row?.capacity ?? null,
    change,
  };
}

/** Everybody who may get tickets, with presence and load; pushes keep it true. */
export const useAgents = (enabled = true) =>
  useQuery({ queryKey: keys.agents, queryFn: ({ signal }) => agents(signal), enabled });

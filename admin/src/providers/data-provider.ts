import simpleRestProvider from 'ra-data-simple-rest';
import type { DataProvider, Identifier, RaRecord } from 'react-admin';
import { httpClient } from './http-client.js';
import { apiUrl } from './session.js';
import type {
  ChannelProvider,
  ConnectionTest,
  FailedJob,
  Health,
  Me,
  Message,
  ParkedEvent,
  Permission,
  TimelineEvent,
} from './types.js';

const stock = simpleRestProvider(apiUrl, httpClient);

async function get<T>(path: string): Promise<T> {
  return (await httpClient(`${apiUrl}/${path}`)).json as T;
}

async function send<T>(method: 'POST' | 'PUT', path: string, body: unknown = {}): Promise<T> {
  return (await httpClient(`${apiUrl}/${path}`, { method, body: JSON.stringify(body) })).json as T;
}

/** Names the version that was seen, for the resources that ask for it. */
const remove = (resource: string, id: Identifier, version?: number) =>
  httpClient(`${apiUrl}/${resource}/${String(id)}`, {
    method: 'DELETE',
    headers: new Headers({ Accept: 'application/json', ...(version !== undefined && { 'If-Match': `"${version}"` }) }),
  });

/** What became of an action on several records: each is its own transaction on the server, so some may have been refused. */
export interface BulkOutcome {
  done: Identifier[];
  refused: { id: Identifier; why: string }[];
}

async function each(ids: readonly Identifier[], act: (id: Identifier) => Promise<unknown>): Promise<BulkOutcome> {
  const outcome: BulkOutcome = { done: [], refused: [] };
  for (const id of ids) {
    try {
      await act(id);
      outcome.done.push(id);
    } catch (error) {
      outcome.refused.push({ id, why: error instanceof Error ? error.message : String(error) });
    }
  }
  return outcome;
}

async function versionsOf(resource: string, ids: readonly Identifier[]): Promise<Map<Identifier, number>> {
  const { data } = await dataProvider.getMany(resource, { ids: [...ids] });
  return new Map(data.map((record: RaRecord) => [record.id, record.version as number]));
}

/** The published `ra-data-simple-rest` speaks the plain verbs; every other verb of the API is one named method (habit 28). */
export const dataProvider = {
  ...stock,
  /** As many rows as ids were asked for: without a range the API answers with one page. */
  getMany: async (resource, { ids }) => {
    const filter = encodeURIComponent(JSON.stringify({ id: ids }));
    return { data: await get(`${resource}?filter=${filter}&range=[0,${Math.max(ids.length, 1) - 1}]`) };
  },
  delete: async (resource, { id, previousData }) => {
    await remove(resource, id, previousData?.version as number | undefined);
    return { data: previousData ?? ({ id } as NonNullable<typeof previousData>) };
  },
  /** Each record with its own version, so that none of them overwrites a change nobody has seen. */
  setActive: async (resource: string, ids: readonly Identifier[], active: boolean): Promise<BulkOutcome> => {
    const versions = await versionsOf(resource, ids);
    return each(ids, (id) => send('PUT', `${resource}/${String(id)}`, { active, version: versions.get(id) }));
  },
  deleteEach: async (resource: string, ids: readonly Identifier[]): Promise<BulkOutcome> => {
    const versions = await versionsOf(resource, ids);
    return each(ids, (id) => remove(resource, id, versions.get(id)));
  },

  updateMe: (data: { displayName?: string; language?: string }): Promise<Me> => send('PUT', 'me', data),
  changePassword: (current: string, next: string): Promise<void> => send('POST', 'me/password', { current, next }),

  permissions: (): Promise<Permission[]> => get('permissions'),
  releasePermission: (code: string, released: boolean): Promise<void> =>
    send('PUT', `permissions/${code}/release`, { released }),
  setUserPassword: (id: Identifier, password: string): Promise<void> =>
    send('POST', `users/${String(id)}/set-password`, { password }),
  cloneProfile: (id: Identifier, name: string): Promise<RaRecord> =>
    send('POST', `profiles/${String(id)}/clone`, { name }),

  channelProviders: (): Promise<ChannelProvider[]> => get('channel-providers'),
  testConnection: (body: {
    provider: string;
    settings: Record<string, unknown>;
    secrets: Record<string, unknown>;
    inboxId?: Identifier;
  }): Promise<ConnectionTest> => send('POST', 'inboxes/test-connection', body),
  inboxConversion: (id: Identifier): Promise<Record<string, unknown>> => get(`inboxes/${String(id)}/conversion`),
  setInboxConversion: (id: Identifier, data: Record<string, unknown>): Promise<Record<string, unknown>> =>
    send('PUT', `inboxes/${String(id)}/conversion`, data),
  inboxQueue: (id: Identifier): Promise<{ queueId: string | null }> => get(`inboxes/${String(id)}/queue`),
  setInboxQueue: (id: Identifier, queueId: string | null): Promise<{ queueId: string | null }> =>
    send('PUT', `inboxes/${String(id)}/queue`, { queueId }),

  ticketMessages: (id: Identifier): Promise<Message[]> => get(`tickets/${String(id)}/messages?limit=50`),
  ticketEvents: (id: Identifier): Promise<TimelineEvent[]> => get(`tickets/${String(id)}/events`),
  ticketCounts: (): Promise<Record<string, { count: number }>> => get('tickets/counts'),
  agents: (): Promise<{ userId: string; name: string; presence: string; load: number }[]> =>
    get('agents?range=[0,999]'),

  failedJobs: (): Promise<FailedJob[]> => get('jobs?range=[0,99]'),
  retryJob: (id: string): Promise<void> => send('POST', `jobs/${id}/retry`),
  parkedEvents: (): Promise<ParkedEvent[]> => get('parked-events'),
  /** All parked events of its key, in their order: the later ones wait behind the first. */
  retryParkedEvent: ({ subscriber, key }: ParkedEvent): Promise<void> =>
    send('POST', 'parked-events/retry', { subscriber, key }),
  /** Health stands outside the API's prefix and answers 503 with the same body when something is down. */
  health: async (): Promise<Health> =>
    (await fetch('/health/ready', { headers: { Accept: 'application/json' } })).json(),
} satisfies DataProvider & Record<string, unknown>;

export type GuicheDataProvider = typeof dataProvider;

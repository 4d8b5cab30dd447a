import simpleRestProvider from 'ra-data-simple-rest';
import type { Branding } from '@guiche/contracts';
import type { DataProvider, Identifier, RaRecord } from 'react-admin';
import type { ConfigurationPlan } from '../pages/configuration/types.js';
import { downloadAudit } from './download-audit.js';
import { httpClient } from './http-client.js';
import { apiUrl, currentAccessToken } from './session.js';
import type {
  AnonymisationPreview,
  ChannelProvider,
  ChartPerson,
  ConnectionTest,
  Consent,
  DeactivationPreview,
  FailedJob,
  Health,
  LiveSession,
  MailSettings,
  Me,
  Message,
  ParkedEvent,
  Permission,
  PersonalDataRequest,
  RetentionPolicy,
  RetentionRun,
  SecondFactor,
  SignInSettings,
  TicketAccess,
  TimelineEvent,
  UserAccess,
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

/** A file that was sent and waits to be used. */
export interface UploadedFile {
  id: string;
  name: string;
  contentType: string;
  size: number;
}

/** One person a notice is addressed to. */
export interface NoticeReader {
  id: string;
  name: string;
  acknowledgedAt: string | null;
  addressed: boolean;
}

/** A notice that is shown to whoever is signed in. */
export interface MyNotice {
  id: string;
  title: string;
  body: string;
  startsAt: string;
  mustBeAcknowledged: boolean;
  acknowledgedAt: string | null;
}

/** How the platform looks, as the API keeps it. */
export interface BrandingRecord extends Branding {
  logoFileId: string | null;
  faviconFileId: string | null;
  version: number;
}

async function fileOf(path: string): Promise<Blob> {
  const token = currentAccessToken();
  const response = await fetch(`${apiUrl}/${path}`, {
    headers: token === null ? {} : { Authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw new Error(((await response.json()) as { detail?: string }).detail ?? response.statusText);
  return response.blob();
}

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

  secondFactor: (): Promise<SecondFactor> => get('me/second-factor'),
  beginSecondFactor: (password: string): Promise<{ secret: string; qrCode: string }> =>
    send('POST', 'me/second-factor/begin', password === '' ? {} : { password }),
  confirmSecondFactor: (code: string): Promise<{ recoveryCodes: string[] }> =>
    send('POST', 'me/second-factor/confirm', { code }),
  renewRecoveryCodes: (code: string): Promise<{ recoveryCodes: string[] }> =>
    send('POST', 'me/second-factor/recovery-codes', { code }),
  turnOffSecondFactor: (code: string): Promise<void> => send('POST', 'me/second-factor/turn-off', { code }),
  /** One's own sessions, or those of a user. */
  sessions: (userId: string | null): Promise<LiveSession[]> =>
    get(userId === null ? 'me/sessions' : `users/${userId}/sessions`),
  endSession: async (userId: string | null, id: string): Promise<void> => {
    await httpClient(`${apiUrl}/${userId === null ? 'me' : `users/${userId}`}/sessions/${id}`, { method: 'DELETE' });
  },
  endAllSessions: (userId: string): Promise<void> => send('POST', `users/${userId}/sign-out-everywhere`),
  secondFactorOf: (userId: string): Promise<SecondFactor> => get(`users/${userId}/second-factor`),
  resetSecondFactor: (userId: string): Promise<void> => send('POST', `users/${userId}/reset-second-factor`),
  signInSettings: (): Promise<SignInSettings> => get('sign-in-settings'),
  setSignInSettings: (data: SignInSettings): Promise<SignInSettings> => send('PUT', 'sign-in-settings', data),
  mailSettings: (): Promise<MailSettings> => get('mail-settings'),
  setMailSettings: (data: MailSettings): Promise<MailSettings> => send('PUT', 'mail-settings', data),
  sendTestMail: (to: string): Promise<{ ok: boolean; problem: string | null }> =>
    send('POST', 'mail-settings/test', { to }),
  previewMail: (layout: { header: string; footer: string }): Promise<{ subject: string; html: string; text: string }> =>
    send('POST', 'mail-settings/preview', layout),
  testIdentityProvider: (id: Identifier): Promise<{ ok: boolean; problem: string | null }> =>
    send('POST', `identity-providers/${String(id)}/test`),

  permissions: (): Promise<Permission[]> => get('permissions'),
  releasePermission: (code: string, released: boolean): Promise<void> =>
    send('PUT', `permissions/${code}/release`, { released }),
  setUserPassword: (id: Identifier, password: string): Promise<void> =>
    send('POST', `users/${String(id)}/set-password`, { password }),
  deactivationPreview: (id: Identifier): Promise<DeactivationPreview> =>
    get(`users/${String(id)}/deactivation-preview`),
  deactivateUser: (
    id: Identifier,
    choice: { version: number; ticketsTo: string; subordinatesTo?: string | null },
  ): Promise<RaRecord> => send('POST', `users/${String(id)}/deactivate`, choice),
  reactivateUser: (id: Identifier, version: number): Promise<RaRecord> =>
    send('POST', `users/${String(id)}/reactivate`, { version }),
  setUserPhoto: async (id: Identifier, file: File): Promise<RaRecord> => {
    const body = new FormData();
    body.append('file', file);
    return (await httpClient(`${apiUrl}/users/${String(id)}/photo`, { method: 'POST', body })).json as RaRecord;
  },
  removeUserPhoto: async (id: Identifier): Promise<RaRecord> =>
    (await httpClient(`${apiUrl}/users/${String(id)}/photo`, { method: 'DELETE' })).json as RaRecord,
  /** The people right below somebody, or those without a superior, page after page. */
  peopleBelow: async (
    superiorId: string | null,
    activeOnly: boolean,
    cursor: string,
  ): Promise<{ people: ChartPerson[]; next: string | null }> => {
    const filter = JSON.stringify({ superiorId, ...(activeOnly && { active: true }) });
    const query = `filter=${encodeURIComponent(filter)}&limit=50&cursor=${encodeURIComponent(cursor)}`;
    const { json, headers } = await httpClient(`${apiUrl}/users?${query}`);
    return { people: json as ChartPerson[], next: headers.get('X-Next-Cursor') };
  },
  subordinateCounts: (ids: readonly string[]): Promise<{ userId: string; direct: number; all: number }[]> =>
    get(`users/subordinate-counts?ids=${ids.join(',')}`),
  superiorsOf: (id: string): Promise<{ id: string; name: string }[]> => get(`users/${id}/superiors`),
  deleteLevel: async (id: Identifier, moveTo: string | null): Promise<void> => {
    const query = moveTo === null ? '' : `?moveTo=${moveTo}`;
    await httpClient(`${apiUrl}/hierarchy-levels/${String(id)}${query}`, { method: 'DELETE' });
  },
  cloneProfile: (id: Identifier, name: string): Promise<RaRecord> =>
    send('POST', `profiles/${String(id)}/clone`, { name }),

  userAccess: (id: Identifier): Promise<UserAccess> => get(`users/${String(id)}/access`),
  ticketAccess: (id: Identifier, userId: Identifier): Promise<TicketAccess> =>
    get(`tickets/${String(id)}/access?userId=${String(userId)}`),

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

  deleteTeam: async (id: Identifier, name: string): Promise<void> => {
    await httpClient(`${apiUrl}/teams/${String(id)}?name=${encodeURIComponent(name)}`, { method: 'DELETE' });
  },
  /** One file in the field `file`; the browser names the boundary. */
  uploadFile: async (path: string, file: File): Promise<UploadedFile> => {
    const body = new FormData();
    body.append('file', file);
    return (await httpClient(`${apiUrl}/${path}`, { method: 'POST', body })).json as UploadedFile;
  },
  /** Shows a file that needs a token in a new tab, or saves it when a browser must not show it. */
  openFile: async (path: string, name: string): Promise<void> => {
    const file = await fileOf(path);
    const url = URL.createObjectURL(file);
    const link = document.createElement('a');
    link.href = url;
    if (/^(image|application\/pdf)/.test(file.type)) link.target = '_blank';
    else link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  },
  noticeReaders: async (
    id: string,
    filter: object,
    count: number,
  ): Promise<{ rows: NoticeReader[]; total: number }> => {
    const query = `filter=${encodeURIComponent(JSON.stringify(filter))}&range=[0,${count - 1}]`;
    const { json, headers } = await httpClient(`${apiUrl}/notices/${id}/acknowledgements?${query}`);
    const total = Number(headers.get('content-range')?.split('/').at(-1) ?? 0);
    return { rows: json as NoticeReader[], total };
  },
  myNotices: (): Promise<MyNotice[]> => get('me/notices'),
  acknowledgeNotice: (id: string): Promise<void> => send('POST', `me/notices/${id}/acknowledge`),
  branding: (): Promise<BrandingRecord> => get('branding'),
  setBranding: (data: Partial<BrandingRecord>): Promise<BrandingRecord> => send('PUT', 'branding', data),
  resetBranding: (version: number): Promise<BrandingRecord> => send('POST', 'branding/reset', { version }),

  /** YAML, as text. */
  exportConfiguration: async (): Promise<string> => (await httpClient(`${apiUrl}/configuration-document`)).body,
  configurationDrift: (document: string): Promise<ConfigurationPlan> =>
    send('POST', 'configuration-document/drift', { document }),
  planConfiguration: (document: string): Promise<ConfigurationPlan> =>
    send('POST', 'configuration-document/plan', { document }),
  applyConfiguration: (document: string, fingerprint: string): Promise<ConfigurationPlan> =>
    send('POST', 'configuration-document/apply', { document, fingerprint }),

  personalDataRequests: (resource: string, id: string): Promise<PersonalDataRequest[]> =>
    get(`${resource}/${id}/personal-data-requests`),
  exportPersonalData: (resource: string, id: string): Promise<PersonalDataRequest> =>
    send('POST', `${resource}/${id}/personal-data-export`),
  anonymisationPreview: (resource: string, id: string): Promise<AnonymisationPreview> =>
    get(`${resource}/${id}/anonymisation-preview`),
  anonymise: (resource: string, id: string, confirmation: string): Promise<PersonalDataRequest> =>
    send('POST', `${resource}/${id}/anonymise`, { confirmation }),
  consents: (contactId: string): Promise<Consent[]> => get(`contacts/${contactId}/consents`),
  recordConsent: (contactId: string, values: Record<string, string>): Promise<Consent> =>
    send('POST', `contacts/${contactId}/consents`, values),
  withdrawConsent: (contactId: string, id: string): Promise<Consent> =>
    send('POST', `contacts/${contactId}/consents/${id}/withdraw`),

  setRetention: (id: string, days: number | null, version: number): Promise<RetentionPolicy> =>
    send('PUT', `retention-policies/${id}`, { days, version }),
  previewRetention: (id: string, days: number | null): Promise<{ count: number; exact: boolean }> =>
    send('POST', `retention-policies/${id}/preview`, { days }),
  retentionRuns: (): Promise<RetentionRun[]> => get('retention-runs?range=[0,9]'),
  beginRetention: (): Promise<RetentionRun> => send('POST', 'retention-runs'),
  cancelRetention: (id: string): Promise<RetentionRun> => send('POST', `retention-runs/${id}/cancel`),

  auditActions: (): Promise<string[]> => get('audit-entries/actions'),
  exportAudit: downloadAudit,

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

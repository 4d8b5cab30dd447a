import { readFileSync } from 'node:fs';
import { verifyAudit } from '@guiche/platform/audit';
import { UnitOfWork } from '@guiche/platform/database';
import { ApiModule } from '../../../apps/api/src/api.module.js';
import { whatsAppCloudSample } from '../../../libs/channels/src/adapters/testing/whatsapp-cloud-sample.js';
import { receive } from '../../../libs/tickets/src/testing/start-tickets.js';
import { startHttp, type Answer, type HttpClient } from '../../../libs/identity/src/testing/http-client.js';
import { useDatabase } from '../../support/database.js';
import { operationsOf, type OpenApi } from '../api/open-api.js';

afterAll(() => api.close());
const db = useDatabase();
let api: HttpClient;
let token: string;
const logged: string[] = [];
beforeAll(async () => {
  api = await startHttp(ApiModule);
  token = await api.signedIn({ name: 'Rute Root' });
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream) as (chunk: string | Uint8Array) => boolean;
    jest.spyOn(stream, 'write').mockImplementation((chunk) => {
      logged.push(String(chunk));
      return write(chunk);
    });
  }
}, 120_000);

/** A text that must not be found again: a secret, a password, a token. */
const planted: string[] = [];
const secret = (what: string): string => {
  const mark = `Zz9-${what}-${planted.length}-geheim`;
  planted.push(mark);
  return mark;
};
/** What customers and agents say to each other. */
const said: string[] = [];
const text = (what: string): string => {
  const mark = `palavra-${what}-${said.length}-dita`;
  said.push(mark);
  return mark;
};

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
const did = new Map<string, string>();
const entries = async (): Promise<number> =>
  (await db.sql<{ n: number }>('SELECT count(*)::int AS n FROM audit_entry'))[0]?.n ?? 0;

/** Does a write under its name in the OpenAPI document, and notes whether it left an entry. */
async function write(method: Method, path: string, name: string, body?: unknown): Promise<Answer> {
  const before = await entries();
  let answer = await api.call(method, path, { token, body });
  if (answer.status === 428) {
    const [, plural, id] = path.split('/');
    const { version } = await record(`/${plural}/${id}`);
    answer = await api.call(method, path, { token, body, headers: { 'if-match': `"${String(version)}"` } });
  }
  const how = answer.status >= 300 ? `answered ${answer.status} ${JSON.stringify(answer.body)}` : 'NO ENTRY';
  did.set(`${method} /api/v1${name}`, answer.status < 300 && (await entries()) > before ? 'audited' : how);
  return answer;
}
const record = async (path: string): Promise<Record<string, unknown>> => (await api.call('GET', path, { token })).body;
const change = async (plural: string, id: string, values: object, name = `/${plural}/{id}`): Promise<Answer> =>
  write('PUT', `/${plural}/${id}`, name, { version: (await record(`/${plural}/${id}`)).version, ...values });
const create = async (plural: string, body: object): Promise<string> =>
  String((await write('POST', `/${plural}`, `/${plural}`, body)).body.id);
const remove = (plural: string, id: string, query = ''): Promise<Answer> =>
  write('DELETE', `/${plural}/${id}${query}`, `/${plural}/{id}`);

/** Writes that change nothing that anybody configured, and why they leave no entry. */
const notConfiguration: Readonly<Record<string, string>> = {
  'POST /api/atendimentos/status': 'the façade of change-status-via-api, audited there (contract.e2e-spec)',
  'PUT /api/atendimentos/status': 'the same',
  'PATCH /api/atendimentos/status': 'the same',
  'POST /api/usuario/login': 'a sign-in, audited as one',
  'POST /api/v1/auth/refresh': 'goes on with a session; only a spent token is told',
  'POST /api/v1/configuration-document/plan': 'changes nothing',
  'POST /api/v1/configuration-document/drift': 'changes nothing',
  'POST /api/v1/branding/files': 'an upload that nothing refers to yet; the change that refers to it is told',
  'POST /api/v1/documents/files': 'the same',
  'POST /api/v1/files': 'an upload of an agent, forgotten unless he sends it',
  'POST /api/v1/identity-providers/{id}/test': 'changes nothing',
  'POST /api/v1/inboxes/test-connection': 'changes nothing',
  'POST /api/v1/mail-settings/preview': 'changes nothing',
  'POST /api/v1/retention-policies/{id}/preview': 'changes nothing',
  'PUT /api/v1/me/presence': 'presence has a log of its own',
  'POST /api/v1/me/second-factor/begin': 'nothing holds until it is confirmed',
  'POST /api/v1/intakes/{id}/convert': 'daily work: the time line of the ticket',
  'POST /api/v1/intakes/{id}/discard': 'daily work: the intake says who and why',
  'PUT /api/v1/tickets/{id}': 'daily work: the time line of the ticket',
  'POST /api/v1/tickets/{id}/assign': 'daily work: the time line of the ticket',
  'POST /api/v1/tickets/{id}/change-status': 'daily work: the time line of the ticket',
  'PUT /api/v1/tickets/{id}/followers/me': 'daily work: who follows is seen on the ticket',
  'DELETE /api/v1/tickets/{id}/followers/me': 'daily work: who follows is seen on the ticket',
  'POST /api/v1/tickets/{id}/messages': 'daily work: the conversation itself',
  'POST /api/v1/tickets/{id}/messages/{messageId}/retry': 'daily work: the state of the message',
  'POST /api/v1/tickets/{id}/read': 'daily work: what was read',
  'POST /api/v1/tickets/{id}/take': 'daily work: the time line of the ticket',
  'POST /api/v1/tickets/{id}/transfer': 'daily work: the time line of the ticket',
  'POST /webhooks/{inboxId}': 'what a provider sends is journalled as it came',
};

/** Writes that need more than a request to be done, with the action that their own spec finds on the trail. */
const elsewhere: Readonly<Record<string, string>> = {
  'POST /api/v1/auth/forgotten-password': 'ask-password-reset',
  'POST /api/v1/auth/reset-password': 'reset-password',
  'POST /api/v1/auth/second-factor': 'sessions.sign-in',
  'POST /api/v1/auth/sign-out': 'sessions.',
  'POST /api/v1/branding/reset': 'branding.update',
  'POST /api/v1/configuration-document/apply': 'configuration.apply',
  'POST /api/v1/documents': 'documents',
  'PUT /api/v1/documents/{id}': 'documents',
  'DELETE /api/v1/documents/{id}': 'documents',
  'POST /api/v1/documents/{id}/files': 'documents',
  'POST /api/v1/jobs/{id}/retry': 'jobs.retry',
  'POST /api/v1/parked-events/retry': 'parked-events.retry',
  'POST /api/v1/mail-settings/test': 'mail.test',
  'POST /api/v1/me/notices/{id}/acknowledge': 'notices.acknowledge',
  'POST /api/v1/me/second-factor/confirm': 'second-factor',
  'POST /api/v1/me/second-factor/recovery-codes': 'second-factor',
  'POST /api/v1/me/second-factor/turn-off': 'second-factor',
  'DELETE /api/v1/me/sessions/{id}': 'sessions.end',
  'DELETE /api/v1/users/{id}/sessions/{sessionId}': 'sessions.end',
  'POST /api/v1/users/{id}/reset-second-factor': 'second-factor',
  'POST /api/v1/users/{id}/photo': 'users.',
  'DELETE /api/v1/users/{id}/photo': 'users.',
  'POST /api/v1/retention-runs/{id}/cancel': 'retention-runs.',
  'POST /api/v1/customers/{id}/personal-data-export': 'export-personal-data',
};

it('IAM-16: every write that changes configuration leaves an entry', async () => {
  const plain = {
    sectors: { name: 'Setor A', code: 'A' },
    solutions: { name: 'Solução A' },
    'occurrence-types': { name: 'Tipo A' },
    reasons: { name: 'Motivo A', actions: ['cancel'] },
    'canned-answers': { shortcut: 'oi', title: 'Olá', body: 'Bom dia' },
    regions: { name: 'Região A' },
    'activity-types': { name: 'Visita' },
    teams: { name: 'Time A' },
    notices: { title: 'Aviso A', body: 'Texto', audience: 'everybody' },
    'hierarchy-levels': { name: 'Diretor' },
    queues: { name: 'Fila A' },
  };
  const made: Record<string, string> = {};
  for (const [plural, body] of Object.entries(plain)) made[plural] = await create(plural, body);
  for (const [plural, id] of Object.entries(made)) {
    const other = plural === 'notices' || plural === 'canned-answers' ? { title: 'Outro' } : { name: 'Outro nome' };
    await change(plural, id, other);
  }
  const occurrenceId = await create('occurrences', {
    name: 'Ocorrência A',
    occurrenceTypeId: made['occurrence-types'],
  });
  await change('occurrences', occurrenceId, { name: 'Outra ocorrência' });
  await remove('occurrences', occurrenceId);

  const profileId = await create('profiles', { name: 'Perfil A', permissions: ['sectors.list'] });
  await change('profiles', profileId, { permissions: ['sectors.list', 'sectors.create'] });
  const clone = await write('POST', `/profiles/${profileId}/clone`, '/profiles/{id}/clone', { name: 'Cópia' });
  await remove('profiles', String(clone.body.id));
  await write('PUT', '/permissions/tickets.change-status-via-api/release', '/permissions/{code}/release', {
    released: true,
  });

  const person = { name: 'Bia', login: 'bia', email: 'bia@example.com', profileId, language: 'pt-BR' };
  const userId = await create('users', { ...person, password: secret('first-password') });
  await change('users', userId, { displayName: 'Beatriz' });
  await write('POST', `/users/${userId}/set-password`, '/users/{id}/set-password', {
    password: secret('set-password'),
  });
  await write('POST', `/users/${userId}/sign-out-everywhere`, '/users/{id}/sign-out-everywhere');
  await write('POST', `/users/${userId}/deactivate`, '/users/{id}/deactivate', { ticketsTo: 'queues' });
  await write('POST', `/users/${userId}/reactivate`, '/users/{id}/reactivate');
  await write('PUT', '/me', '/me', { displayName: 'Rute R.' });

  const inboxId = await create('inboxes', {
    name: 'Caixa A',
    provider: 'whatsapp-cloud',
    settings: whatsAppCloudSample.settings('http://127.0.0.1:9'),
    secrets: { accessToken: secret('access-token'), appSecret: secret('app-secret') },
  });
  await change('inboxes', inboxId, { greeting: 'Olá', secrets: { accessToken: secret('next-access-token') } });
  await write('PUT', `/inboxes/${inboxId}/queue`, '/inboxes/{id}/queue', { queueId: made.queues });
  const conversion = await record(`/inboxes/${inboxId}/conversion`);
  await write('PUT', `/inboxes/${inboxId}/conversion`, '/inboxes/{id}/conversion', {
    version: conversion.version,
    automatic: false,
  });
  await write('PUT', `/inboxes/${inboxId}/queue`, '/inboxes/{id}/queue', { queueId: null });
  await remove('inboxes', inboxId);

  const provider = { name: 'Entra', issuer: 'https://id.example.com', clientId: 'guiche', defaultProfileId: profileId };
  const providerId = await create('identity-providers', { ...provider, clientSecret: secret('client-secret') });
  await change('identity-providers', providerId, { name: 'Entra ID', clientSecret: secret('next-client-secret') });
  await remove('identity-providers', providerId);
  await write('PUT', '/sign-in-settings', '/sign-in-settings', {
    version: (await record('/sign-in-settings')).version,
    minLength: 14,
  });
  await write('PUT', '/mail-settings', '/mail-settings', {
    version: (await record('/mail-settings')).version,
    host: 'smtp.example.com',
    user: 'guiche',
    password: secret('smtp-password'),
    fromAddress: 'nao-responda@example.com',
  });
  await write('PUT', '/branding', '/branding', { version: (await record('/branding')).version, name: 'ACME' });

  const apiToken = await write('POST', '/api-tokens', '/api-tokens', { name: 'ERP', permissions: ['sectors.list'] });
  planted.push(String(apiToken.body.token));
  await write('DELETE', `/api-tokens/${String(apiToken.body.id)}`, '/api-tokens/{id}');

  const customerId = await create('customers', { name: 'ACME', taxId: '529.982.247-25' });
  await change('customers', customerId, { notes: 'VIP' });
  const contactId = await create('contacts', { name: 'Ana', phone: '+5541988880001', customerId });
  await change('contacts', contactId, { name: 'Ana Maria' });
  const consent = { purpose: 'ofertas', textVersion: '1', channel: 'telefone' };
  const given = await write('POST', `/contacts/${contactId}/consents`, '/contacts/{id}/consents', consent);
  const withdraw = `/contacts/${contactId}/consents/${String(given.body.id)}/withdraw`;
  await write('POST', withdraw, '/contacts/{id}/consents/{consentId}/withdraw');
  await write('POST', `/contacts/${contactId}/personal-data-export`, '/contacts/{id}/personal-data-export');
  await write('POST', `/contacts/${contactId}/anonymise`, '/contacts/{id}/anonymise', { confirmation: 'Ana Maria' });
  await write('POST', `/customers/${customerId}/anonymise`, '/customers/{id}/anonymise', { confirmation: 'ACME' });

  await change('retention-policies', 'journal', { days: 60 });
  await write('POST', '/retention-runs', '/retention-runs');
  for (const plural of Object.keys(made).reverse()) {
    // A team asks for its name.
    await remove(plural, made[plural] ?? '', plural === 'teams' ? '?name=Outro%20nome' : '');
  }

  const [current, next] = [secret('current-password'), secret('own-password')];
  await write('POST', `/users/${userId}/set-password`, '/users/{id}/set-password', { password: current });
  await api.call('POST', '/auth/sign-in', { body: { login: 'bia', password: secret('wrong-password') } });
  const before = await entries();
  const entered = await api.call('POST', '/auth/sign-in', { body: { login: 'bia', password: current } });
  expect(entered.status).toBe(200);
  did.set('POST /api/v1/auth/sign-in', (await entries()) > before ? 'audited' : 'NO ENTRY');
  token = String(entered.body.accessToken);
  planted.push(token, ...entered.cookies.map(({ value }) => value));
  await write('POST', '/me/password', '/me/password', { current, next });
  await write('POST', '/auth/sign-out-everywhere', '/auth/sign-out-everywhere');

  const document = JSON.parse(readFileSync('libs/contracts/src/generated/openapi.json', 'utf8')) as OpenApi;
  const writes = operationsOf(document).filter(({ method }) => method !== 'GET');
  const names = new Set(writes.map(({ name }) => name));
  const unknown = [...names].filter((name) => !did.has(name) && !(name in notConfiguration) && !(name in elsewhere));
  expect({ 'writes that nobody classified': unknown }).toEqual({ 'writes that nobody classified': [] });
  expect([...did].filter(([, how]) => how !== 'audited')).toEqual([]);
  const gone = [...did.keys(), ...Object.keys(notConfiguration), ...Object.keys(elsewhere)].filter(
    (name) => !names.has(name),
  );
  expect({ 'classified and no longer there': gone }).toEqual({ 'classified and no longer there': [] });
}, 120_000);

it('IAM-16: secrets, passwords, tokens and what is said to customers are neither on the trail nor in events, jobs or logs', async () => {
  const { conversationId } = await receive(api.app, { text: text('cliente') });
  await receive(api.app, { conversationId, text: text('de-novo') });
  const trail = await db.sql<{ all: string }>(
    `SELECT coalesce(string_agg(e::text, ' '), '') || coalesce((SELECT string_agg(p::text, ' ') FROM audit_personal p), '') AS all FROM audit_entry e`,
  );
  const events = await db.sql<{ all: string }>(`SELECT coalesce(string_agg(o::text, ' '), '') AS all FROM outbox o`);
  const jobs = await db.sql<{ all: string }>(`SELECT coalesce(string_agg(j::text, ' '), '') AS all FROM job j`);
  const logs = logged.join('');
  expect(planted.length).toBeGreaterThan(12);
  for (const mark of planted) {
    for (const [place, content] of Object.entries({
      trail: trail[0]?.all,
      events: events[0]?.all,
      jobs: jobs[0]?.all,
      logs,
    }))
      expect([mark, place, content?.includes(mark)]).toEqual([mark, place, false]);
  }
  // Events carry a preview for screens, which forgetting a person erases; nothing else may.
  for (const mark of said) {
    for (const [place, content] of Object.entries({ trail: trail[0]?.all, jobs: jobs[0]?.all, logs }))
      expect([mark, place, content?.includes(mark)]).toEqual([mark, place, false]);
  }
  expect(trail[0]?.all).toContain('[secret]');
  expect(await api.app.get(UnitOfWork).read((tx) => verifyAudit(tx))).toMatchObject({ intact: true });
});

it('IAM-18: no answer of the API carries a secret that was written', async () => {
  const document = JSON.parse(readFileSync('libs/contracts/src/generated/openapi.json', 'utf8')) as OpenApi;
  const { schemas } = document.components;
  const answers = Object.entries(schemas).filter(([name]) => name.endsWith('Response'));
  const telling = answers.flatMap(([name, { properties = {} }]) =>
    Object.keys(properties)
      .filter((member) => /^(password|secrets?|.*(Secret|Password)|sealed.*|.*Hash|hash|privateKey)$/.test(member))
      .map((member) => `${name}.${member}`),
  );
  // Shown once, to whoever sets the second factor up.
  expect(telling.filter((member) => !/^NewSecondFactorResponse\.secret$|\.mustChangePassword$/.test(member))).toEqual(
    [],
  );
  for (const path of ['/inboxes', '/identity-providers', '/mail-settings', '/api-tokens', '/users', '/audit-entries']) {
    const fresh = await api.signedIn({ name: 'Leser' });
    const answer = JSON.stringify((await api.call('GET', path, { token: fresh })).body);
    for (const mark of planted) expect([path, mark, answer.includes(mark)]).toEqual([path, mark, false]);
    expect([path, /v1\.[A-Za-z0-9_-]{8}\.[A-Za-z0-9_-]{16}\./.test(answer)]).toEqual([path, false]);
  }
});

import { newId } from '@guiche/kernel';
import { UnitOfWork } from '@guiche/platform/database';
import { AccessDirectory } from '@guiche/identity';
import { useDatabase } from '../../../../test/support/database.js';
import { eventually } from '../../../../test/support/eventually.js';
import { startHttp, type HttpClient } from '../../../identity/src/testing/http-client.js';
import { makeUser } from '../../../identity/src/testing/make-user.js';
import { LocalProvider } from '../adapters/testing/local-provider.js';
import { whatsAppCloudSample as sample } from '../adapters/testing/whatsapp-cloud-sample.js';
import { makeConversation } from '../testing/make-conversation.js';
import { ChannelsTestModule, startChannelsWorker } from '../testing/start-channels.js';
import { InboxCache } from './inbox-cache.js';

// Before the database, which is dropped after.
afterAll(async () => {
  await api.close();
  await provider.stop();
});
const db = useDatabase();
let api: HttpClient;
let provider: LocalProvider;
let token: string;
beforeAll(async () => {
  api = await startHttp(ChannelsTestModule);
  provider = await LocalProvider.start();
  token = await api.signedIn();
}, 60_000);

const call = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => api.call(method, path, { token, body, headers });
const form = (values: object = {}) => ({
  name: `Caixa ${newId().slice(-6)}`,
  provider: 'whatsapp-cloud',
  settings: { phoneNumberId: '106540352242922', graphBaseUrl: provider.url },
  secrets: { accessToken: 'EAAG-token-of-meta', appSecret: 'secret-of-the-app' },
  ...values,
});
const make = async (values: object = {}) =>
  (await call('POST', '/inboxes', form(values))).body as Record<string, unknown> & { id: string; version: number };
const someone = () => api.app.get(UnitOfWork).run((tx) => makeUser(tx));

it('CHN-1: the guided form is described by the adapter, in the caller’s language', async () => {
  const { body } = await call('GET', '/channel-providers', undefined, { 'accept-language': 'en' });
  expect(body).toMatchObject([{ provider: 'whatsapp-cloud', channel: 'whatsapp', capabilities: { windowHours: 24 } }]);
  const [{ fields }] = body as unknown as [
    { fields: { name: string; kind: string; label: string; required: boolean }[] },
  ];
  expect(fields.find(({ name }) => name === 'accessToken')).toMatchObject({
    kind: 'secret',
    label: 'Access token',
    required: true,
  });
  const portuguese = await call('GET', '/channel-providers', undefined, { 'accept-language': 'pt-BR' });
  expect(JSON.stringify(portuguese.body)).toContain('Token de acesso');
});

it('CHN-1, IAM-18: an inbox shows what is to be copied to the provider, and never a secret', async () => {
  const { status, body } = await call('POST', '/inboxes', form());
  expect(status).toBe(201);
  expect(body).toMatchObject({
    channel: 'whatsapp',
    secretsSet: ['accessToken', 'appSecret'],
    active: true,
    version: 1,
  });
  expect(body.webhookUrl).toMatch(new RegExp(`/webhooks/${String(body.id)}$`));
  expect(String(body.verifyToken).length).toBeGreaterThan(20);
  const answers = [body, (await call('GET', `/inboxes/${String(body.id)}`)).body, (await call('GET', '/inboxes')).body];
  const rows = await db.sql('SELECT secrets, settings FROM inbox WHERE id = $1', [body.id]);
  const trail = await db.sql('SELECT before, after FROM audit_entry WHERE subject_id = $1', [String(body.id)]);
  expect(trail).toHaveLength(1);
  for (const secret of ['EAAG-token-of-meta', 'secret-of-the-app'])
    expect(JSON.stringify([answers, rows, trail])).not.toContain(secret);
});

it('CHN-1: what is wrong with the form is said field by field', async () => {
  const { status, body } = await call(
    'POST',
    '/inboxes',
    form({ settings: { phoneNumberId: 'abc', more: 1 }, secrets: {} }),
  );
  expect(status).toBe(400);
  expect(body.errors?.map(({ field }) => field)).toEqual(['secrets.accessToken', 'secrets.appSecret']);
  const second = await call('POST', '/inboxes', form({ settings: { phoneNumberId: 'abc', more: 1 } }));
  expect(second.body.errors?.map(({ field }) => field).sort()).toEqual(['settings.more', 'settings.phoneNumberId']);
  expect((await call('POST', '/inboxes', form({ provider: 'carrier-pigeon' }))).status).toBe(422);
  const name = `Única ${newId()}`;
  await make({ name });
  expect(await call('POST', '/inboxes', form({ name: name.toUpperCase() }))).toMatchObject({
    status: 409,
    body: { code: 'channels.inbox-name-taken' },
  });
});

it('CHN-1: a record sent back as it was read changes only what changed', async () => {
  const inbox = await make({ greeting: 'Olá!' });
  const { status, body } = await call('PUT', `/inboxes/${inbox.id}`, { ...inbox, name: `${String(inbox.name)} 2` });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    name: `${String(inbox.name)} 2`,
    greeting: 'Olá!',
    secretsSet: inbox.secretsSet,
    version: 2,
  });
  expect((await call('PUT', `/inboxes/${inbox.id}`, { ...inbox, greeting: 'x' })).status).toBe(412);
  expect((await call('PUT', `/inboxes/${inbox.id}`, { greeting: 'x' })).status).toBe(428);
});

it('IAM-18: another address needs the secrets again', async () => {
  const inbox = await make();
  const elsewhere = { ...(inbox.settings as object), graphBaseUrl: 'https://thief.example' };
  const refused = await call('PUT', `/inboxes/${inbox.id}`, { settings: elsewhere, version: 1 });
  expect(refused).toMatchObject({ status: 400 });
  expect(refused.body.errors?.map(({ code }) => code)).toEqual(Array(2).fill('channels.secret-needed-for-new-address'));
  const test = await call('POST', '/inboxes/test-connection', {
    provider: 'whatsapp-cloud',
    settings: elsewhere,
    inboxId: inbox.id,
  });
  expect(test.status).toBe(400);
});

it('CHN-1: a connection is tested before it is saved, with kept secrets where none were typed', async () => {
  provider.reply = ({ headers }) =>
    headers.authorization === 'Bearer EAAG-token-of-meta'
      ? {
          status: 200,
          json: { id: '1', verified_name: 'ACME', display_phone_number: '+55 41 3030-1234', quality_rating: 'GREEN' },
        }
      : sample.replies.credentials;
  const { settings, secrets } = form();
  const fresh = await call('POST', '/inboxes/test-connection', { provider: 'whatsapp-cloud', settings, secrets });
  expect(fresh).toMatchObject({
    status: 200,
    body: { ok: true, problems: [], details: { verified_name: 'ACME', quality_rating: 'GREEN' } },
  });
  const inbox = await make();
  const kept = await call('POST', '/inboxes/test-connection', {
    provider: 'whatsapp-cloud',
    settings,
    inboxId: inbox.id,
  });
  expect(kept.body).toMatchObject({ ok: true });
  const wrong = await call('POST', '/inboxes/test-connection', {
    provider: 'whatsapp-cloud',
    settings,
    secrets: { ...secrets, accessToken: 'old' },
  });
  expect(wrong.body).toMatchObject({ ok: false, problems: [expect.stringContaining('Access token has expired')] });
});

it('IAM-9: members reach the inbox from the moment they are members', async () => {
  const [ana, beto] = [await someone(), await someone()];
  const inbox = await make({ memberIds: [ana.id] });
  const access = api.app.get(AccessDirectory);
  const reach = async (userId: string) => (await access.actorOf(undefined, userId))?.scope.inboxIds;
  expect([await reach(ana.id), await reach(beto.id)]).toEqual([[inbox.id], []]);
  const { body } = await call('PUT', `/inboxes/${inbox.id}`, { memberIds: [beto.id], version: 1 });
  expect(body.memberIds).toEqual([beto.id]);
  expect([await reach(ana.id), await reach(beto.id)]).toEqual([[], [inbox.id]]);
  const facts = await db.sql<{ payload: object }>(
    `SELECT payload FROM outbox WHERE type = 'channels.inbox-members-changed' AND key = $1 ORDER BY xid, id`,
    [inbox.id],
  );
  expect(facts.at(-1)?.payload).toEqual({ inboxId: inbox.id, addedUserIds: [beto.id], removedUserIds: [ana.id] });
  expect((await call('PUT', `/inboxes/${inbox.id}`, { memberIds: [newId()], version: 2 })).body.errors?.[0]?.code).toBe(
    'channels.unknown-user',
  );
});

it('CHN-1: an inbox that was used is deactivated, an unused one may go', async () => {
  const unused = await make({ memberIds: [(await someone()).id] });
  expect((await call('DELETE', `/inboxes/${unused.id}`, undefined, { 'if-match': '"1"' })).status).toBe(204);
  const used = await make();
  await api.app.get(UnitOfWork).run((tx) => makeConversation(tx, { inboxId: used.id }));
  expect(await call('DELETE', `/inboxes/${used.id}`, undefined, { 'if-match': '"1"' })).toMatchObject({
    status: 409,
    body: { code: 'channels.inbox-in-use' },
  });
  expect((await call('PUT', `/inboxes/${used.id}`, { active: false, version: 1 })).body.active).toBe(false);
});

it('CHN-2: the health of an inbox counts what waits and what nobody understood', async () => {
  const inbox = await make();
  const conversation = await api.app.get(UnitOfWork).run((tx) => makeConversation(tx, { inboxId: inbox.id }));
  await db.sql(
    `INSERT INTO message (id, conversation_id, inbox_id, seq, direction, author_kind, type, text, created_at, delivery)
     VALUES ($1, $2, $3, 1, 'out', 'agent', 'text', 'x', now(), 'queued')`,
    [newId(), conversation.id, inbox.id],
  );
  await db.sql(`INSERT INTO webhook_receipt VALUES ($1, $2, 'x', now(), 'not a JSON object')`, [newId(), inbox.id]);
  await db.sql(`UPDATE inbox_health SET last_error = '190: expired', reconnect_needed = true WHERE inbox_id = $1`, [
    inbox.id,
  ]);
  const { body } = await call('GET', `/inboxes/${inbox.id}`);
  expect(body.health).toMatchObject({
    state: 'reconnect',
    messagesWaiting: 1,
    notUnderstood: 1,
    lastError: '190: expired',
  });
});

it('IAM-10: without the permission nothing of it', async () => {
  const agent = await api.signedIn({ isRoot: false, profile: 'agent' });
  expect((await api.call('GET', '/inboxes', { token: agent })).status).toBe(403);
  expect((await api.call('POST', '/inboxes', { token: agent, body: form() })).status).toBe(403);
  expect((await api.call('GET', '/inboxes')).status).toBe(401);
});

it('IAM-18: every process forgets an inbox as soon as its change is committed', async () => {
  const worker = await startChannelsWorker();
  try {
    const inbox = await make();
    const cache = worker.get(InboxCache, { strict: false });
    expect((await cache.load(inbox.id))?.secrets.accessToken).toBe('EAAG-token-of-meta');
    await call('PUT', `/inboxes/${inbox.id}`, { secrets: { accessToken: 'changed' }, version: 1 });
    await eventually(async () => expect((await cache.load(inbox.id))?.secrets.accessToken).toBe('changed'));
  } finally {
    await worker.close();
  }
});

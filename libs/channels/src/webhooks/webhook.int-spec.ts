import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { newId } from '@guiche/kernel';
import { DatabaseModule, UnitOfWork } from '@guiche/platform/database';
import { createHttpApp, HttpModule } from '@guiche/platform/http';
import { OutboxModule } from '@guiche/platform/outbox';
import { SecretsModule } from '@guiche/platform/secrets';
import { useDatabase } from '../../../../test/support/database.js';
import { whatsAppCloudSample as sample } from '../adapters/testing/whatsapp-cloud-sample.js';
import { InboxCache } from '../inboxes/inbox-cache.js';
import { InboxRepository } from '../inboxes/inbox.repository.js';
import { makeInbox } from '../testing/make-inbox.js';
import { WebhookController } from './webhook.controller.js';
import { WebhookHotPath } from './webhook-hot-path.js';
import { WebhookIntake } from './webhook-intake.js';
import { ReceiptJournal } from './receipt-journal.js';
import { WebhookReceiptRepository } from './webhook-receipt.repository.js';

@Module({
  imports: [DatabaseModule.forRoot([]), OutboxModule, SecretsModule, HttpModule],
  controllers: [WebhookController],
  providers: [InboxCache, InboxRepository, WebhookHotPath, WebhookIntake, ReceiptJournal, WebhookReceiptRepository],
})
class SpecModule {}

// Before the database, which is dropped after.
afterAll(() => app.close());
const db = useDatabase();
let app: NestFastifyApplication;
let inboxId: string;
beforeAll(async () => {
  app = await createHttpApp(SpecModule, { logger: false });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
beforeEach(async () => {
  inboxId = (await app.get(UnitOfWork).run((tx) => makeInbox(tx))).id;
});

const body = Buffer.from(
  JSON.stringify(sample.textWebhook({ id: 'm1', from: '554188887777', sentAt: new Date(), text: 'Olá' })),
);
const post = (payload: Buffer | string, headers: Record<string, string>, id = inboxId) =>
  app.inject({
    method: 'POST',
    url: `/webhooks/${id}`,
    headers: { 'content-type': 'application/json', ...headers },
    payload,
  });
const receipts = () =>
  db.sql<{ body: Buffer; id: string }>('SELECT * FROM webhook_receipt WHERE inbox_id = $1', [inboxId]);
const facts = () =>
  db.sql<{ payload: object }>(`SELECT * FROM outbox WHERE payload->>'inboxId' = $1 ORDER BY id`, [inboxId]);

it('CHN-3: a signed call is in the journal byte for byte, with its fact, when it is acknowledged', async () => {
  const answer = await post(body, sample.sign(body));
  expect([answer.statusCode, answer.body]).toEqual([200, '']);
  const [receipt, ...more] = await receipts();
  expect(more).toEqual([]);
  expect(receipt?.body.equals(body)).toBe(true);
  expect(await facts()).toMatchObject([
    {
      type: 'channels.webhook-received',
      payload: { receiptId: receipt?.id, inboxId, address: '554188887777', line: `${inboxId} 554188887777` },
      actor: { kind: 'system', name: 'webhook' },
      request_id: answer.headers['x-request-id'],
    },
  ]);
});

it('TKT-7: a call with several people’s messages is one entry of the journal, and a line of its own for each person', async () => {
  const [ana, rui] = ['554188880001', '554188880002'];
  const messages = [ana, rui, ana].map((from, n) =>
    sample.textWebhook({ id: `b${n}`, from, sentAt: new Date(), text: 'x' }),
  );
  const entry = messages.flatMap((message) => (message as { entry: object[] }).entry);
  const batch = Buffer.from(JSON.stringify({ object: 'whatsapp_business_account', entry }));
  expect((await post(batch, sample.sign(batch))).statusCode).toBe(200);
  const [receipt, ...more] = await receipts();
  expect(more).toEqual([]);
  expect(await facts()).toMatchObject(
    [ana, rui].map((address) => ({
      key: `${inboxId} ${address}`,
      payload: { receiptId: receipt?.id, inboxId, address },
    })),
  );
});

it('CHN-3: many calls at once share commits; each is in the journal, and one that cannot be written fails alone', async () => {
  const answers = await Promise.all(Array.from({ length: 60 }, () => post(body, sample.sign(body))));
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
  expect(await receipts()).toHaveLength(60);
  const [commits] = await db.sql<{ n: number }>(
    'SELECT count(DISTINCT xmin::text)::int AS n FROM webhook_receipt WHERE inbox_id = $1',
    [inboxId],
  );
  expect(commits?.n).toBeLessThan(30);

  const journal = app.get(ReceiptJournal);
  const receipt = { inboxId, body, receivedAt: new Date(), addresses: [null], requestId: 'spec' };
  const taken = (await receipts())[0]?.id ?? '';
  const written = await Promise.allSettled(
    Array.from({ length: 9 }, (_, n) => journal.write({ ...receipt, id: n === 5 ? taken : newId() })),
  );
  expect(written.map(({ status }) => status === 'fulfilled')).toEqual(written.map((_, n) => n !== 5));
  expect(await receipts()).toHaveLength(68);
});

it('CHN-3: a wrong or missing signature is a 401 problem document, and nothing is stored', async () => {
  for (const headers of [{}, { 'x-hub-signature-256': 'sha256=00' }, sample.sign(Buffer.from('other'))]) {
    const answer = await post(body, headers as Record<string, string>);
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ status: 401, code: 'channels.wrong-signature' });
  }
  expect([await receipts(), await facts()]).toEqual([[], []]);
});

it.each([
  ['unknown', Buffer.from(JSON.stringify(sample.unknownWebhook)), 'application/json'],
  ['no JSON', Buffer.from('{"broken'), 'application/json'],
  ['of another type', Buffer.from('hello'), 'text/plain'],
  ['empty', Buffer.alloc(0), 'application/json'],
])('CHN-3: a signed payload that is %s is kept and acknowledged', async (_what, payload, type) => {
  const answer = await post(payload, { ...sample.sign(payload), 'content-type': type });
  expect(answer.statusCode).toBe(200);
  expect((await receipts()).map((receipt) => receipt.body.toString())).toEqual([payload.toString()]);
});

it('CHN-3: bodies up to 3 MB are taken, larger ones refused', async () => {
  const large = Buffer.from(JSON.stringify({ object: 'x', padding: 'x'.repeat(2_900_000) }));
  expect((await post(large, sample.sign(large))).statusCode).toBe(200);
  const tooLarge = Buffer.alloc(3 * 1024 * 1024 + 1, 'x');
  expect((await post(tooLarge, sample.sign(tooLarge))).statusCode).toBe(413);
});

it('CHN-3: an unknown inbox, an inactive one and no id at all are 404', async () => {
  const inactive = await app.get(UnitOfWork).run((tx) => makeInbox(tx, { active: false }));
  for (const id of ['0199c0de-0000-7000-8000-000000000001', inactive.id, 'nonsense']) {
    expect((await post(body, sample.sign(body), id)).statusCode).toBe(404);
  }
});

it('CHN-10: the handshake answers the challenge as plain text, and 403 to a wrong token', async () => {
  const query = (token: string) => `hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=1158201444`;
  const right = await app.inject({ method: 'GET', url: `/webhooks/${inboxId}?${query('verify-token')}` });
  expect([right.statusCode, right.body]).toEqual([200, '1158201444']);
  expect(right.headers['content-type']).toContain('text/plain');
  expect((await app.inject({ method: 'GET', url: `/webhooks/${inboxId}?${query('wrong')}` })).statusCode).toBe(403);
});

it('IAM-18: a changed secret counts as soon as the process is told', async () => {
  expect((await post(body, sample.sign(body))).statusCode).toBe(200);
  const other = await app
    .get(UnitOfWork)
    .run((tx) => makeInbox(tx, { secrets: { accessToken: 'x', appSecret: 'changed' } }));
  await db.sql('UPDATE inbox SET secrets = (SELECT secrets FROM inbox WHERE id = $2) WHERE id = $1', [
    inboxId,
    other.id,
  ]);
  app.get(InboxCache).forget(inboxId);
  expect((await post(body, sample.sign(body))).statusCode).toBe(401);
});

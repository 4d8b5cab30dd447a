import type { INestApplicationContext } from '@nestjs/common';
import { newId } from '@guiche/kernel';
import { UnitOfWork } from '@guiche/platform/database';
import { useDatabase } from '../../../../test/support/database.js';
import { eventually } from '../../../../test/support/eventually.js';
import { whatsAppCloudSample as sample } from '../adapters/testing/whatsapp-cloud-sample.js';
import { makeConversation } from '../testing/make-conversation.js';
import { makeInbox } from '../testing/make-inbox.js';
import { receiveWebhook } from '../testing/receive-webhook.js';
import { startChannelsWorker } from '../testing/start-channels.js';

process.env.OUTBOX_POLL_MS = '100';
// Before the database, which is dropped after.
afterAll(() => Promise.all([one.close(), other.close()]));
const db = useDatabase();

let one: INestApplicationContext;
let other: INestApplicationContext;
let inboxId: string;
beforeAll(async () => {
  // Two worker processes as far as the database can tell: each with its own connections, listener and cursor locks.
  [one, other] = [await startChannelsWorker(), await startChannelsWorker()];
});
beforeEach(async () => {
  inboxId = (await one.get(UnitOfWork).run((tx) => makeInbox(tx))).id;
});

const now = () => new Date();
const secondsAgo = (seconds: number) => new Date(Math.floor(now().getTime() / 1000) * 1000 - seconds * 1000);
let people = 0;
const phone = () => `55419${String(70_000_000 + ++people)}`;

const receive = (webhook: object | string, by = one) => receiveWebhook(by, inboxId, webhook);
/** All that was received before is taken in. */
const settled = () =>
  eventually(async () => {
    const rows = await db.sql<{ behind: number }>(
      `SELECT count(*)::int AS behind FROM outbox o JOIN outbox_cursor k ON k.subscriber = 'channels.ingest'
          AND k.lane = ((hashtext(o.key) % 4) + 4) % 4
        WHERE o.type = 'channels.webhook-received' AND (o.xid, o.id) > (k.after_xid, k.after_id)`,
    );
    const parked = await db.sql(`SELECT 1 FROM outbox_parked`);
    return rows[0]?.behind === 0 && parked.length === 0;
  });
const messages = () =>
  db.sql<{ text: string; seq: number; external_id: string; reply_to_id: string | null; id: string; type: string }>(
    'SELECT * FROM message WHERE inbox_id = $1 ORDER BY conversation_id, seq',
    [inboxId],
  );
const events = async (type: string) =>
  (
    await db.sql<{ payload: Record<string, unknown> }>(
      `SELECT payload FROM outbox WHERE type = $1 AND payload->>'inboxId' = $2 ORDER BY xid, id`,
      [type, inboxId],
    )
  ).map(({ payload }) => payload);
const text = (id: string, from: string, sentAt: Date, words = id) =>
  sample.textWebhook({ id, from, sentAt, text: words });
/** The messages of several webhooks in one, as Meta batches them. */
const batch = (...webhooks: object[]) => ({
  object: 'whatsapp_business_account',
  entry: webhooks.flatMap((one) => (one as { entry: object[] }).entry),
});
const withValue = (value: object) => {
  const webhook = sample.deliveryWebhook({ id: 'x', state: 'sent', at: now() }) as {
    entry: { changes: { value: object }[] }[];
  };
  const change = webhook.entry[0]?.changes[0] as { value: Record<string, unknown> };
  const { statuses: _statuses, ...common } = change.value;
  change.value = { ...common, ...value };
  return webhook;
};

it('CHN-3, TKT-7: the same webhook five times, in any order, to two processes: each message once, in the order sent', async () => {
  const from = phone();
  const sent = [secondsAgo(30), secondsAgo(20), secondsAgo(10)].map((at, index) => text(`m${index}-${from}`, from, at));
  const calls = Array.from({ length: 5 }, () => sent).flat();
  await Promise.all(calls.map((webhook, index) => receive(webhook, index % 2 === 0 ? one : other)));
  await settled();
  const stored = await messages();
  expect(stored.map(({ external_id }) => external_id).sort()).toEqual(sent.map((_, index) => `m${index}-${from}`));
  expect(stored.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(await db.sql('SELECT last_seq, last_inbound_seq FROM conversation WHERE inbox_id = $1', [inboxId])).toEqual([
    { last_seq: 3, last_inbound_seq: 3 },
  ]);
  expect(await events('channels.message-received')).toHaveLength(3);
});

it('TKT-7: within a batch messages stand in the order sent, not in the order listed', async () => {
  const from = phone();
  await receive(
    batch(
      text('c', from, secondsAgo(5), 'terceira'),
      text('a', from, secondsAgo(20), 'primeira'),
      text('b', from, secondsAgo(20), 'segunda'),
    ),
  );
  await settled();
  expect((await messages()).map(({ text: words }) => words)).toEqual(['primeira', 'segunda', 'terceira']);
  const received = await events('channels.message-received');
  expect(received.map(({ seq, preview, opensConversation }) => ({ seq, preview, opensConversation }))).toEqual([
    { seq: 1, preview: 'primeira', opensConversation: true },
    { seq: 2, preview: 'segunda', opensConversation: false },
    { seq: 3, preview: 'terceira', opensConversation: false },
  ]);
});

it('TKT-7: an album and quick messages of one new person, through two processes, open one conversation', async () => {
  const from = phone();
  await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      receive(text(`q${index}-${from}`, from, secondsAgo(1)), index % 2 ? one : other),
    ),
  );
  await settled();
  expect(await db.sql('SELECT 1 FROM conversation WHERE inbox_id = $1', [inboxId])).toHaveLength(1);
  expect((await messages()).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

it('CHN-3: one bad item drops none of the others of its batch, and the journal says what was wrong', async () => {
  const [ana, beto] = [phone(), phone()];
  const bad = withValue({ contacts: [], messages: ['nonsense', { type: 'text', text: { body: 'from nobody' } }] });
  const id = await receive(batch(text('good-1', ana, secondsAgo(3)), bad, text('good-2', beto, secondsAgo(2))));
  await settled();
  expect((await messages()).map(({ external_id }) => external_id).sort()).toEqual(['good-1', 'good-2']);
  const [receipt] = await db.sql<{ not_understood: string }>(
    'SELECT not_understood FROM webhook_receipt WHERE id = $1',
    [id],
  );
  expect(receipt?.not_understood).toContain('message:');
});

it('CHN-3: what nobody understands is kept: unknown types as a placeholder, the rest in the journal', async () => {
  const from = phone();
  const hologram = withValue({
    contacts: [{ wa_id: from }],
    messages: [{ id: 'h1', from, timestamp: '1', type: 'hologram', hologram: {} }],
  });
  await receive(hologram);
  const unknown = await receive(sample.unknownWebhook);
  const noJson = await receive('<html>\u0000');
  await settled();
  expect(await messages()).toMatchObject([{ type: 'unsupported', external_id: 'h1' }]);
  const noted = await db.sql(
    'SELECT id FROM webhook_receipt WHERE inbox_id = $1 AND not_understood IS NOT NULL ORDER BY id',
    [inboxId],
  );
  expect(noted).toEqual([{ id: unknown }, { id: noJson }]);
});

it('CHN-3: characters that PostgreSQL refuses do not stop a message', async () => {
  const from = phone();
  await receive(JSON.stringify(text('nul', from, secondsAgo(1), 'PLACE')).replace('PLACE', 'a\\u0000b\\ud800c'));
  await settled();
  expect((await messages()).map(({ text: words }) => words)).toEqual(['ab\uFFFDc']);
});

it('CHN-10: replies point at what they quote, also when it was never seen', async () => {
  const from = phone();
  await receive(text('first', from, secondsAgo(9)));
  await receive(
    withValue({
      contacts: [{ wa_id: from }],
      messages: ['first', 'never-seen'].map((id, index) => ({
        id: `re-${id}`,
        from,
        timestamp: String(1_790_000_000 + index),
        type: 'text',
        text: { body: id },
        context: { id },
      })),
    }),
  );
  await settled();
  const stored = await messages();
  const quoted = stored.find(({ external_id }) => external_id === 'first');
  expect(stored.find(({ external_id }) => external_id === 're-first')?.reply_to_id).toBe(quoted?.id);
  expect(stored.find(({ external_id }) => external_id === 're-never-seen')?.reply_to_id).toBeNull();
});

it('CHN-10: reactions, edits and revocations change the earlier message, whatever order they come in', async () => {
  const from = phone();
  await receive(text('target', from, secondsAgo(60), 'antes'));
  const change = (type: string, value: object, at: number) =>
    withValue({
      contacts: [{ wa_id: from }],
      messages: [{ id: `${type}-${at}`, from, timestamp: String(1_790_000_000 + at), type, [type]: value }],
    });
  await receive(change('reaction', { message_id: 'target', emoji: '❤️' }, 20));
  await receive(change('reaction', { message_id: 'target', emoji: '👍' }, 10));
  await receive(
    change('edit', { original_message_id: 'target', message: { type: 'text', text: { body: 'depois' } } }, 30),
  );
  await receive(
    change('edit', { original_message_id: 'target', message: { type: 'text', text: { body: 'no meio' } } }, 25),
  );
  // The original of this one comes after its edit, and is then a repeat.
  await receive(
    change('edit', { original_message_id: 'late', message: { type: 'text', text: { body: 'editada' } } }, 40),
  );
  await receive(text('late', from, secondsAgo(50), 'original'));
  await settled();
  const rows = await db.sql<{ external_id: string; text: string; reactions: { emoji: string }[] }>(
    'SELECT external_id, text, reactions FROM message WHERE inbox_id = $1 ORDER BY seq',
    [inboxId],
  );
  expect(rows.map(({ external_id, text: words }) => [external_id, words])).toEqual([
    ['target', 'depois'],
    ['late', 'editada'],
  ]);
  expect(rows[0]?.reactions.map(({ emoji }) => emoji)).toEqual(['❤️']);
  await receive(change('revoke', { original_message_id: 'target' }, 60));
  await settled();
  expect(
    await db.sql('SELECT 1 FROM message WHERE external_id = $1 AND revoked_at IS NOT NULL', ['target']),
  ).toHaveLength(1);
  expect(await events('channels.message-received')).toHaveLength(2);
});

describe('CHN-3: delivery states', () => {
  const makeSent = async (externalId: string | null) => {
    const uow = one.get(UnitOfWork);
    const conversation = await uow.run((tx) => makeConversation(tx, { inboxId }));
    const id = newId();
    await db.sql(
      `INSERT INTO message (id, conversation_id, inbox_id, seq, direction, author_kind, type, text, created_at, delivery, external_id, attempt_begun_at)
       VALUES ($1, $2, $3, 1, 'out', 'agent', 'text', 'x', now(), $4, $5, CASE WHEN $5::text IS NULL THEN now() END)`,
      [id, conversation.id, inboxId, externalId === null ? 'sending' : 'sent', externalId],
    );
    return id;
  };
  const stateOf = async (id: string) =>
    (await db.sql('SELECT delivery, external_id, attempt_begun_at, failure FROM message WHERE id = $1', [id]))[0];

  it('never go backwards, whatever order they come in', async () => {
    const id = await makeSent('ext-1');
    for (const state of ['read', 'sent', 'delivered', 'failed'] as const)
      await receive(sample.deliveryWebhook({ id: 'ext-1', state, at: now() }));
    await settled();
    expect(await stateOf(id)).toMatchObject({ delivery: 'read', failure: null });
    expect(await events('channels.message-changed')).toHaveLength(1);
  });

  it('a failure is kept with the provider’s reason', async () => {
    const id = await makeSent('ext-2');
    await receive(sample.deliveryWebhook({ id: 'ext-2', state: 'failed', at: now() }));
    await settled();
    expect(await stateOf(id)).toMatchObject({
      delivery: 'failed',
      failure: { code: '131026', title: 'Message undeliverable' },
    });
  });

  it('that tell our mark back stand for the answer that was never recorded', async () => {
    const id = await makeSent(null);
    await receive(sample.deliveryWebhook({ id: 'ext-3', state: 'delivered', at: now(), mark: id }));
    await settled();
    expect(await stateOf(id)).toMatchObject({ delivery: 'delivered', external_id: 'ext-3', attempt_begun_at: null });
  });

  it('of an earlier round do not touch the present one', async () => {
    const id = await makeSent(null);
    await db.sql(`UPDATE message SET send_round = 1, delivery = 'queued', attempt_begun_at = NULL WHERE id = $1`, [id]);
    await receive(sample.deliveryWebhook({ id: 'ext-old', state: 'failed', at: now(), mark: id }));
    await receive(sample.deliveryWebhook({ id: 'ext-new', state: 'sent', at: now(), mark: `${id}:1` }));
    await settled();
    expect(await stateOf(id)).toMatchObject({ delivery: 'sent', external_id: 'ext-new' });
    expect(await db.sql('SELECT 1 FROM early_delivery_state WHERE inbox_id = $1', [inboxId])).toEqual([]);
  });

  it('that come before their message is known are kept', async () => {
    await receive(sample.deliveryWebhook({ id: 'ext-early', state: 'sent', at: now() }));
    await receive(sample.deliveryWebhook({ id: 'ext-early', state: 'delivered', at: now() }));
    await settled();
    const kept = await db.sql<{ state: string }>('SELECT state FROM early_delivery_state WHERE inbox_id = $1', [
      inboxId,
    ]);
    expect(kept.map(({ state }) => state).sort()).toEqual(['delivered', 'sent']);
  });
});

it('CHN-2: the health row knows when the last message came in', async () => {
  await receive(text('hp', phone(), secondsAgo(1)));
  await settled();
  const [health] = await db.sql('SELECT last_in_at FROM inbox_health WHERE inbox_id = $1', [inboxId]);
  expect(health?.last_in_at).toBeInstanceOf(Date);
});

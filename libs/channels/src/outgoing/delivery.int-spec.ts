import { createHash } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { newId } from '@guiche/kernel';
import { unnamed, UnitOfWork } from '@guiche/platform/database';
import { StoredFiles } from '@guiche/platform/storage';
import { useDatabase } from '../../../../test/support/database.js';
import { eventually } from '../../../../test/support/eventually.js';
import { LocalProvider, type ProviderReply } from '../adapters/testing/local-provider.js';
import { whatsAppCloudSample as sample } from '../adapters/testing/whatsapp-cloud-sample.js';
import { InboxService } from '../inboxes/inbox.service.js';
import { makeConversation } from '../testing/make-conversation.js';
import { makeInbox } from '../testing/make-inbox.js';
import { receiveWebhook } from '../testing/receive-webhook.js';
import { makeInboundMessage } from '../testing/make-inbound-message.js';
import { startChannelsWorker } from '../testing/start-channels.js';
import { Outgoing } from './outgoing.js';
import type { OutgoingDraft } from './outgoing.types.js';

Object.assign(process.env, { OUTBOX_POLL_MS: '100', JOBS_SWEEP_MS: '100', CHANNELS_ECHO_GRACE_SECONDS: '2' });

// Before the database, which is dropped after.
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.close()));
});
// Before the next one begins, so that what still waits in this one finds nobody there.
afterEach(() => provider.stop());
const db = useDatabase();
let workers: INestApplicationContext[] = [];
let provider: LocalProvider;
let inboxId: string;
let conversationId: string;

beforeAll(async () => {
  workers = [await startChannelsWorker(), await startChannelsWorker()];
}, 60_000);
beforeEach(async () => {
  provider = await LocalProvider.start();
  provider.reply = accepts;
  await worker()
    .get(UnitOfWork)
    .run(async (tx) => {
      inboxId = (await makeInbox(tx, { baseUrl: provider.url })).id;
      conversationId = (await makeConversation(tx, { inboxId })).id;
    });
});

const worker = (): INestApplicationContext => {
  const [first] = workers;
  if (!first) throw new Error('No worker was started');
  return first;
};
let accepted = 0;
const accepts = (): ProviderReply => sample.replies.accepted(`wamid.${++accepted}`);
const queue = async (draft: Partial<OutgoingDraft> = {}) =>
  worker()
    .get(UnitOfWork)
    .run((tx) =>
      worker()
        .get(Outgoing)
        .queue(tx, { conversationId, author: { kind: 'agent', id: null }, text: 'Bom dia', ...draft }),
    );
interface Row {
  delivery: string;
  external_id: string | null;
  failure: { code: string; title: string; detail: string | null } | null;
  attempt_begun_at: Date | null;
}
const messageRow = async (id: string): Promise<Row> => {
  const [row] = await db.sql<Row & Record<string, unknown>>('SELECT * FROM message WHERE id = $1', [id]);
  if (!row) throw new Error(`No message ${id}`);
  return row;
};
const becomes = (id: string, delivery: string, within = 10_000) =>
  eventually(async () => expect(await messageRow(id)).toMatchObject({ delivery }), { within });
const bodies = () =>
  provider.callsTo('/messages').map(({ body }) => JSON.parse(body.toString()) as Record<string, unknown>);
const receive = (webhook: object) => receiveWebhook(worker(), inboxId, webhook);

it('CHN-4: a message goes out once, with our mark, and its external id and state are kept', async () => {
  const { message } = await queue();
  expect(message).toMatchObject({ delivery: 'queued', seq: 1, direction: 'out' });
  await becomes(message.id, 'sent');
  expect(bodies()).toEqual([
    expect.objectContaining({
      to: '554188887777',
      type: 'text',
      text: expect.objectContaining({ body: 'Bom dia' }),
      biz_opaque_callback_data: message.id,
    }),
  ]);
  expect(provider.calls[0]?.headers.authorization).toBe('Bearer token');
  expect(await messageRow(message.id)).toMatchObject({
    external_id: `wamid.${accepted}`,
    attempt_begun_at: null,
    failure: null,
  });
  for (const state of ['read', 'delivered'] as const)
    await receive(sample.deliveryWebhook({ id: `wamid.${accepted}`, state, at: new Date(), mark: message.id }));
  await becomes(message.id, 'read');
});

it('TKT-7: a double click with one client key is one message', async () => {
  const clientKey = newId();
  const both = await Promise.all([queue({ clientKey }), queue({ clientKey })]);
  expect(new Set(both.map(({ message }) => message.id)).size).toBe(1);
  expect(both.filter(({ repeated }) => repeated)).toHaveLength(1);
  await becomes(both[0].message.id, 'sent');
  expect(bodies()).toHaveLength(1);
});

it('CHN-4: messages of a conversation go out in their order, also when one has to wait', async () => {
  let calls = 0;
  provider.reply = () =>
    ++calls === 2 ? { ...sample.replies.rateLimited, headers: { 'retry-after': '1' } } : accepts();
  const sent = [];
  for (const text of ['um', 'dois', 'três']) sent.push((await queue({ text })).message.id);
  await becomes(sent[2] as string, 'sent');
  expect(bodies().map(({ text }) => (text as { body: string }).body)).toEqual(['um', 'dois', 'dois', 'três']);
});

it('CHN-4: what is final fails with the provider’s words, and can be sent again by hand', async () => {
  provider.reply = () => sample.replies.final;
  const { message } = await queue();
  await becomes(message.id, 'failed');
  expect((await messageRow(message.id)).failure).toEqual({
    code: '131026',
    title: 'Message undeliverable',
    detail: 'The recipient has no WhatsApp',
  });
  const [health] = await db.sql('SELECT last_error FROM inbox_health WHERE inbox_id = $1', [inboxId]);
  expect(health?.last_error).toContain('131026');
  provider.reply = accepts;
  await worker()
    .get(UnitOfWork)
    .run((tx) => worker().get(Outgoing).retry(tx, message.id));
  await becomes(message.id, 'sent');
  // Late news of the round that failed changes nothing.
  await receive(sample.deliveryWebhook({ id: 'wamid.old', state: 'failed', at: new Date(), mark: message.id }));
  await receive(
    sample.deliveryWebhook({ id: `wamid.${accepted}`, state: 'delivered', at: new Date(), mark: `${message.id}:1` }),
  );
  await becomes(message.id, 'delivered');
  await expect(
    worker()
      .get(UnitOfWork)
      .run((tx) => worker().get(Outgoing).retry(tx, message.id)),
  ).rejects.toMatchObject({ code: 'channels.message-did-not-fail' });
});

it('CHN-4: an outage is waited for, its reason shown meanwhile, and the message arrives', async () => {
  let calls = 0;
  provider.reply = () => (++calls === 1 ? sample.replies.outage : accepts());
  const { message } = await queue();
  await eventually(async () => expect((await messageRow(message.id)).failure?.code).toBe('131016'));
  expect(await messageRow(message.id)).toMatchObject({ delivery: 'queued', attempt_begun_at: null });
  await becomes(message.id, 'sent');
  expect((await messageRow(message.id)).failure).toBeNull();
  const [health] = await db.sql('SELECT consecutive_failures, last_error FROM inbox_health WHERE inbox_id = $1', [
    inboxId,
  ]);
  expect(health).toMatchObject({ consecutive_failures: 0, last_error: expect.stringContaining('131016') });
}, 20_000);

it('CHN-4: after five failures in a row the inbox pauses and its messages wait', async () => {
  provider.reply = () => sample.replies.outage;
  const uow = worker().get(UnitOfWork);
  const others = await Promise.all(Array.from({ length: 8 }, () => uow.run((tx) => makeConversation(tx, { inboxId }))));
  for (const { id } of others) await queue({ conversationId: id });
  const paused = await eventually(async () => {
    const [health] = await db.sql<{ paused_until: Date | null }>(
      'SELECT paused_until FROM inbox_health WHERE inbox_id = $1',
      [inboxId],
    );
    expect(health?.paused_until).not.toBeNull();
    return health?.paused_until;
  });
  expect((paused?.getTime() ?? 0) - Date.now()).toBeGreaterThan(1_000);
  // Those on their way when it opened may still end; then it is quiet.
  await new Promise((resolve) => setTimeout(resolve, 300));
  const calls = provider.calls.length;
  const { message } = await queue();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(provider.calls).toHaveLength(calls);
  expect((await messageRow(message.id)).delivery).toBe('queued');
});

it('CHN-4: refused credentials stop the inbox until somebody repairs it; then everything goes out', async () => {
  provider.reply = () => sample.replies.credentials;
  const first = await queue();
  await eventually(async () =>
    expect(await db.sql('SELECT 1 FROM inbox_health WHERE inbox_id = $1 AND reconnect_needed', [inboxId])).toHaveLength(
      1,
    ),
  );
  provider.reply = accepts;
  const service = worker().get(InboxService, { strict: false });
  const { inbox } = await service.find(inboxId);
  await service.update(inboxId, inbox.version, { secrets: { accessToken: 'new-token' } });
  // Its next look is half a minute away.
  await db.sql(`UPDATE job SET due_at = now() WHERE state = 'waiting' AND payload->>'messageId' = $1`, [
    first.message.id,
  ]);
  await becomes(first.message.id, 'sent');
  expect(provider.calls.at(-1)?.headers.authorization).toBe('Bearer new-token');
});

describe('TKT-7: a send whose answer never came', () => {
  it('is not made again when the provider’s echo says that it was accepted', async () => {
    provider.reply = () => 'hang-up';
    const { message } = await queue();
    await eventually(async () => expect((await messageRow(message.id)).failure?.code).toBe('channels.no-answer'));
    await receive(sample.deliveryWebhook({ id: 'wamid.echo', state: 'sent', at: new Date(), mark: message.id }));
    await becomes(message.id, 'sent');
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(bodies()).toHaveLength(1);
    expect(await messageRow(message.id)).toMatchObject({ external_id: 'wamid.echo', delivery: 'sent' });
  });

  it('is made again when the provider is heard and no echo came in time', async () => {
    let calls = 0;
    provider.reply = () => (++calls === 1 ? 'hang-up' : accepts());
    const { message } = await queue();
    await eventually(async () => expect((await messageRow(message.id)).failure?.code).toBe('channels.no-answer'));
    // While nothing at all is heard of the provider, its echo may be held up: the message waits.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(bodies()).toHaveLength(1);
    await receive(sample.deliveryWebhook({ id: 'wamid.another', state: 'sent', at: new Date(), mark: conversationId }));
    await becomes(message.id, 'sent', 15_000);
    expect(bodies()).toHaveLength(2);
    expect(new Set(bodies().map((body) => body.biz_opaque_callback_data))).toEqual(new Set([message.id]));
  }, 30_000);

  it('because the process died after the provider accepted: the echo in the journal is enough', async () => {
    // As kill -9 leaves it: a send was begun, and its job is still to be done.
    const uow = worker().get(UnitOfWork);
    const id = await uow.run(async (tx) => {
      const { message } = await worker()
        .get(Outgoing)
        .queue(tx, { conversationId, author: { kind: 'agent', id: null }, text: 'Uma vez' });
      await tx.rows(
        unnamed(`UPDATE message SET delivery = 'sending', attempt_begun_at = now() - interval '1 hour' WHERE id = $1`),
        [message.id],
      );
      return message.id;
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    await receive(sample.deliveryWebhook({ id: 'wamid.before-death', state: 'delivered', at: new Date(), mark: id }));
    await becomes(id, 'delivered');
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(bodies()).toEqual([]);
  });
});

it('CHN-10: after 24 hours an answer is refused, and what the system says then is visible as failed', async () => {
  await db.sql(`UPDATE conversation SET last_inbound_at = now() - interval '25 hours' WHERE id = $1`, [conversationId]);
  await expect(queue()).rejects.toMatchObject({ kind: 'conflict', code: 'channels.window-closed' });
  const { message } = await queue({ author: { kind: 'system', id: null }, text: 'Protocolo 1' });
  expect(message).toMatchObject({ delivery: 'failed', failure: { code: 'channels.window-closed' } });
  expect((await queue({ note: true })).message).toMatchObject({ direction: 'note', delivery: null });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(provider.calls).toEqual([]);
});

it('CHN-10: an answer quotes the message it answers', async () => {
  const inbound = await worker()
    .get(UnitOfWork)
    .run((tx) => makeInboundMessage(tx, { conversationId, text: 'Qual o prazo?' }));
  const { message } = await queue({ replyToId: inbound.id });
  expect(message.replyTo).toEqual({ id: inbound.id, seq: inbound.seq, preview: 'Qual o prazo?' });
  await becomes(message.id, 'sent');
  expect(bodies()[0]).toMatchObject({ context: { message_id: inbound.externalId } });
  await expect(queue({ replyToId: newId() })).rejects.toMatchObject({ code: 'channels.reply-to-elsewhere' });
});

it('TKT-8: a file is uploaded once, whatever becomes of the first send', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const file = await worker().get(StoredFiles).put(png, { name: 'ponto.png', maxBytes: 1e6 });
  let sends = 0;
  provider.reply = ({ path }) => {
    if (path.endsWith('/media')) return { status: 200, json: { id: 'media-1' } };
    return ++sends === 1 ? sample.replies.outage : accepts();
  };
  const { message } = await queue({ fileIds: [file.id], text: 'veja' });
  expect(message).toMatchObject({ type: 'image', attachments: [{ kind: 'image', state: 'ready', fileId: file.id }] });
  await becomes(message.id, 'sent');
  expect(provider.callsTo('/media')).toHaveLength(1);
  expect(provider.callsTo('/media')[0]?.body.includes(png)).toBe(true);
  expect(bodies().at(-1)).toMatchObject({ type: 'image', image: { id: 'media-1', caption: 'veja' } });
  await expect(queue({ fileIds: [newId()] })).rejects.toMatchObject({ code: 'channels.unknown-file' });
}, 20_000);

describe('CHN-10: files that customers send', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const sendImage = async (mediaId: string) => {
    const webhook = sample.textWebhook({ id: newId(), from: '5541977776666', sentAt: new Date(), text: '' }) as {
      entry: { changes: { value: { messages: object[] } }[] }[];
    };
    const message = webhook.entry[0]?.changes[0]?.value.messages[0] ?? {};
    Object.assign(message, {
      type: 'image',
      text: undefined,
      image: { id: mediaId, mime_type: 'image/png', caption: 'comprovante' },
    });
    await receive(webhook);
  };
  const attachment = (mediaId: string) =>
    db.sql<{ state: string; content_type: string; size: string; file_id: string; failure: string | null }>(
      `SELECT * FROM message_attachment WHERE provider_media->>'id' = $1`,
      [mediaId],
    );
  const serves =
    (sha256: string) =>
    (call: { path: string }): ProviderReply =>
      call.path.includes('/bytes')
        ? { status: 200, bytes: png }
        : {
            status: 200,
            json: { url: `${provider.url}/bytes`, mime_type: 'image/png', sha256, file_size: png.length },
          };

  it('are fetched, checked against their hash and kept', async () => {
    provider.reply = serves(createHash('sha256').update(png).digest('base64'));
    await sendImage('in-1');
    await eventually(async () =>
      expect(await attachment('in-1')).toMatchObject([
        { state: 'ready', content_type: 'image/png', size: String(png.length) },
      ]),
    );
    const [row] = await attachment('in-1');
    expect(await db.sql('SELECT attached FROM stored_file WHERE id = $1', [row?.file_id])).toEqual([
      { attached: true },
    ]);
    expect(provider.callsTo('/bytes')[0]?.headers.authorization).toBe('Bearer token');
  });

  it('that the provider no longer has are shown as failed', async () => {
    provider.reply = () => ({ status: 404, json: { error: { code: 100, message: 'Object does not exist' } } });
    await sendImage('in-2');
    await eventually(async () =>
      expect(await attachment('in-2')).toMatchObject([
        { state: 'failed', failure: expect.stringContaining('Object does not exist') },
      ]),
    );
  });

  it('with another hash are not taken for the announced one', async () => {
    provider.reply = serves('0'.repeat(64));
    await sendImage('in-3');
    await eventually(async () => expect(provider.callsTo('/bytes').length).toBeGreaterThan(0));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await attachment('in-3')).toMatchObject([{ state: 'fetching', file_id: null }]);
  });
});

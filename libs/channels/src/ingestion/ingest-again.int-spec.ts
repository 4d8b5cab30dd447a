import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { newId } from '@guiche/kernel';
import { Listener, UnitOfWork } from '@guiche/platform/database';
import { JobWorker } from '@guiche/platform/jobs';
import { InTransaction, OutboxDispatcher, type EventOf } from '@guiche/platform/outbox';
import { useDatabase } from '../../../../test/support/database.js';
import { eventually } from '../../../../test/support/eventually.js';
import { whatsAppCloudSample as sample } from '../adapters/testing/whatsapp-cloud-sample.js';
import { messageReceived } from '../messages/message.events.js';
import { makeInbox } from '../testing/make-inbox.js';
import { receiveWebhook } from '../testing/receive-webhook.js';
import { ChannelsTestModule } from '../testing/start-channels.js';

Object.assign(process.env, { OUTBOX_POLL_MS: '100', JOBS_SWEEP_MS: '100' });

/** A lib to the right that cannot take some message in for the time being. */
@Injectable()
class Stumbles {
  over = '';

  @InTransaction(messageReceived, 'spec.stumble', 'the spec wants the transaction to fail')
  async handle(event: EventOf<typeof messageReceived>): Promise<void> {
    if (event.preview === this.over) throw new Error(`stumbled over ${event.preview}`);
  }
}
@Module({ imports: [ChannelsTestModule], providers: [Stumbles] })
class SpecModule {}

// Before the database, which is dropped after.
afterAll(() => app.close());
const db = useDatabase();
let app: INestApplicationContext;
let inboxId: string;
beforeAll(async () => {
  app = await NestFactory.createApplicationContext(SpecModule, { logger: false, abortOnError: false });
  await app.get(OutboxDispatcher).start();
  await app.get(JobWorker).start();
  await app.get(Listener).start();
}, 60_000);
beforeEach(async () => {
  inboxId = (await app.get(UnitOfWork).run((tx) => makeInbox(tx))).id;
});

const receive = (...webhooks: object[]) => {
  const entry = webhooks.flatMap((webhook) => (webhook as { entry: object[] }).entry);
  return receiveWebhook(app, inboxId, { object: 'whatsapp_business_account', entry });
};
let people = 0;
const text = (words: string) =>
  sample.textWebhook({
    id: `${words}-${newId()}`,
    from: `55419${66_000_000 + ++people}`,
    sentAt: new Date(),
    text: words,
  });
const texts = async () =>
  (await db.sql<{ text: string }>('SELECT text FROM message WHERE inbox_id = $1 ORDER BY text', [inboxId])).map(
    (row) => row.text,
  );

it.each([
  ['alone', [['a'], ['bad'], ['c']]],
  ['in a batch', [['a', 'bad', 'c']]],
])(
  'CHN-3: a message that cannot be taken in, %s, holds up nobody else, and is taken in when it can be',
  async (_where, calls) => {
    app.get(Stumbles).over = 'bad';
    for (const call of calls) await receive(...call.map(text));
    await eventually(async () => expect(await texts()).toEqual(['a', 'c']));
    await eventually(async () =>
      expect(await db.sql(`SELECT 1 FROM job WHERE kind = 'channels.ingest-again' AND state = 'waiting'`)).toHaveLength(
        1,
      ),
    );
    expect(await db.sql('SELECT 1 FROM outbox_parked')).toEqual([]);
    const told = () =>
      db.sql<{ preview: string }>(
        `SELECT payload->>'preview' AS preview FROM outbox WHERE type = 'channels.message-received' AND payload->>'inboxId' = $1`,
        [inboxId],
      );
    expect((await told()).map(({ preview }) => preview).sort()).toEqual(['a', 'c']);

    app.get(Stumbles).over = '';
    await db.sql(`UPDATE job SET due_at = now() WHERE kind = 'channels.ingest-again' AND state = 'waiting'`);
    await eventually(async () => expect(await texts()).toEqual(['a', 'bad', 'c']));
    expect((await told()).map(({ preview }) => preview).sort()).toEqual(['a', 'bad', 'c']);
  },
);

import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { newId } from '@guiche/kernel';
import { unnamed, UnitOfWork, type Tx } from '@guiche/platform/database';
import { ContactMatcher } from '@guiche/customers';
import { useDatabase } from '../../../test/support/database.js';
import { ConversationRepository } from './conversations/conversation.repository.js';
import { Conversations } from './conversations/conversations.js';
import { DeliveryStateRepository } from './ingestion/delivery-state.repository.js';
import { InboundMessageRepository } from './ingestion/inbound-message.repository.js';
import { MessageChangeRepository } from './ingestion/message-change.repository.js';
import { DeliveryRepository } from './outgoing/delivery.repository.js';
import { Outgoing } from './outgoing/outgoing.js';
import { makeConversation } from './testing/make-conversation.js';
import { makeInbox } from './testing/make-inbox.js';
import { makeInboundMessage } from './testing/make-inbound-message.js';
import { ChannelsTestModule } from './testing/start-channels.js';

// Before the database, which is dropped after.
afterAll(() => app.close());
const db = useDatabase();
let app: INestApplicationContext;
let inboxId: string;
let conversationId: string;

beforeAll(async () => {
  app = await NestFactory.createApplicationContext(ChannelsTestModule, { logger: false, abortOnError: false });
  await app.get(UnitOfWork).run(async (tx) => {
    inboxId = (await makeInbox(tx)).id;
    conversationId = (await makeConversation(tx, { inboxId })).id;
  });
  await db.sql(`INSERT INTO contact (id, name, phone, phone_key, created_at, updated_at)
    SELECT gen_random_uuid(), 'c' || n, '+1415' || (5000000 + n), '1415' || (5000000 + n), now(), now() FROM generate_series(1, 20000) n`);
  await db.sql(
    `INSERT INTO contact_identity SELECT 'whatsapp-phone', phone_key, id, now() FROM contact WHERE phone_key IS NOT NULL`,
  );
  await db.sql(
    `INSERT INTO conversation (id, inbox_id, contact_id, address, last_seq, created_at)
     SELECT gen_random_uuid(), $1, id, phone_key, 5, now() FROM contact WHERE phone_key IS NOT NULL`,
    [inboxId],
  );
  await db.sql(
    `INSERT INTO message (id, conversation_id, inbox_id, seq, direction, author_kind, type, text, external_id, created_at)
     SELECT gen_random_uuid(), c.id, c.inbox_id, n, 'in', 'customer', 'text', 'x', 'wamid.' || c.id || n, now()
       FROM conversation c, generate_series(1, 5) n WHERE c.last_seq = 5`,
  );
  await db.sql('VACUUM ANALYZE contact');
  for (const table of ['contact_identity', 'conversation', 'message']) await db.sql(`VACUUM ANALYZE ${table}`);
}, 120_000);

/** Everything a message does on its way in and out, so that the connection has prepared every statement of it. */
async function aDay(tx: Tx): Promise<void> {
  const { contactId } = await app
    .get(ContactMatcher, { strict: false })
    .matchOrCreate(tx, { identities: [{ kind: 'whatsapp-phone', value: '554177776666' }], phone: '+5541977776666' });
  const conversations = app.get(ConversationRepository, { strict: false });
  await conversations.lockOf(tx, inboxId, contactId);
  await makeInboundMessage(tx, { conversationId, externalId: 'wamid.plan' });
  await app.get(MessageChangeRepository, { strict: false }).lock(tx, inboxId, 'wamid.plan');
  const { message } = await app
    .get(Outgoing)
    .queue(tx, { conversationId, author: { kind: 'agent', id: null }, text: 'x', clientKey: newId() });
  const deliveries = app.get(DeliveryRepository, { strict: false });
  const record = await deliveries.find(tx, message.id);
  if (record === null) throw new Error('The message was queued');
  await deliveries.begin(tx, record, new Date());
  await deliveries.accepted(tx, record, 'wamid.out', new Date());
  const news = {
    externalId: 'wamid.out',
    state: 'read',
    at: new Date(),
    failure: null,
    messageId: message.id,
    round: 0,
  };
  await app.get(DeliveryStateRepository, { strict: false }).apply(tx, inboxId, [news]);
  const view = app.get(Conversations);
  await view.page(tx, conversationId, { before: 10 });
  await view.page(tx, conversationId, { after: 1 });
  await view.unseen(tx, conversationId, 0);
  await view.countInbound(tx, conversationId, 0);
  await view.messages(tx, [message.id]);
  await app
    .get(InboundMessageRepository, { strict: false })
    .append(tx, { id: conversationId, inboxId, address: 'x' }, [], new Date());
}

it('style 17: no statement on a message’s way reads a large table from end to end', async () => {
  const plans = await app.get(UnitOfWork).run(async (tx) => {
    await aDay(tx);
    const prepared = await tx.rows<{ name: string; statement: string }>(
      unnamed(
        `SELECT name, statement FROM pg_prepared_statements WHERE name ~ '^(channels|customers)\\.' ORDER BY name`,
      ),
    );
    const explained: { name: string; plan: string }[] = [];
    for (const { name, statement } of prepared) {
      const lines = await db.sql<{ 'QUERY PLAN': string }>(`EXPLAIN (GENERIC_PLAN) ${statement}`);
      explained.push({ name, plan: lines.map((line) => line['QUERY PLAN']).join('\n') });
    }
    return explained;
  });
  const names = plans.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining([
      'channels.conversation-lock-of',
      'channels.delivery-accepted',
      'channels.delivery-apply',
      'channels.delivery-begin',
      'channels.delivery-find',
      'channels.messages-before',
      'channels.messages-insert-inbound',
      'channels.outgoing-insert',
      'customers.contact-match',
    ]),
  );
  const scans = plans.flatMap(({ name, plan }) =>
    [...plan.matchAll(/Seq Scan on (contact|contact_identity|conversation|message)\b/g)].map(
      ([scan]) => `${name}: ${scan}`,
    ),
  );
  expect(scans).toEqual([]);
});

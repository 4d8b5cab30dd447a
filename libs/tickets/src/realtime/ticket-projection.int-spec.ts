import type { TestingModule } from '@nestjs/testing';
import { messageQueued, messageReceived } from '@guiche/channels';
import type { Actor } from '@guiche/identity';
import { newId } from '@guiche/kernel';
import { withCause } from '@guiche/platform/context';
import { UnitOfWork } from '@guiche/platform/database';
import type { RealtimeMessage } from '@guiche/platform/realtime';
import { useDatabase } from '../../../../test/support/database.js';
import { eventually } from '../../../../test/support/eventually.js';
import { makeConversation } from '../../../channels/src/testing/make-conversation.js';
import { makeAgent, makeInboxId } from '../testing/people.js';
import { receive, startTickets } from '../testing/start-tickets.js';
import { TicketAssignment } from '../tickets/assign/ticket-assignment.service.js';
import { TicketReply } from '../tickets/reply/ticket-reply.service.js';
import { ticketAssigned, ticketOpened } from '../tickets/ticket.events.js';
import { TicketProjection } from './ticket-projection.js';
import { Typing } from './typing.js';

const db = useDatabase();
let app: TestingModule;
let inboxId = '';
let people: Record<'ana' | 'bob' | 'cid' | 'zoe', Actor>;

beforeAll(async () => {
  app = await startTickets();
  inboxId = await makeInboxId(app);
  people = {
    ana: await makeAgent(app, [inboxId], 'agent'),
    bob: await makeAgent(app, [inboxId], 'assistant'),
    cid: await makeAgent(app, [inboxId], 'assistant'),
    zoe: await makeAgent(app, [await makeInboxId(app)], 'agent'),
  };
});
afterAll(() => app?.close());

async function open(): Promise<{ id: string; messageId: string; conversationId: string }> {
  const { id: conversationId } = await app.get(UnitOfWork).run((tx) => makeConversation(tx, { inboxId }));
  const { id: messageId } = await receive(app, { conversationId });
  const [{ id } = { id: '' }] = await db.sql<{ id: string }>(`SELECT id FROM ticket WHERE conversation_id = $1`, [
    conversationId,
  ]);
  return { id, messageId, conversationId };
}
/** The last event of a kind, as the tail of the outbox hands it to projections. */
async function told(type: string, key: string): Promise<Record<string, unknown>> {
  const [row] = await db.sql<{ payload: object; occurred_at: Date }>(
    `SELECT payload, occurred_at FROM outbox WHERE type = $1 AND key = $2 ORDER BY id DESC LIMIT 1`,
    [type, key],
  );
  return { ...row?.payload, type, occurredAt: row?.occurred_at };
}
const project = (
  method: 'ticket' | 'messageAdded',
  event: Record<string, unknown>,
): Promise<readonly RealtimeMessage[]> =>
  app.get(UnitOfWork).read((tx) => app.get(TicketProjection)[method](event as never, tx));
const receivers = (message: RealtimeMessage | undefined): string[] =>
  Object.entries(people).flatMap(([name, actor]) =>
    message && (message.audience === 'everybody' || message.audience(actor)) ? [name] : [],
  );

it('IAM-9: a message reaches those who reach its ticket, with links of their own', async () => {
  const { id, messageId, conversationId } = await open();
  await db.sql(
    `INSERT INTO stored_file (id, storage_key, name, content_type, size, sha256, created_at) VALUES ($1, $2, 'f', 'image/png', 1, '', now())`,
    [messageId, messageId],
  );
  await db.sql(
    `INSERT INTO message_attachment (id, message_id, kind, file_id, state) VALUES ($1, $2, 'image', $2, 'ready')`,
    [newId(), messageId],
  );
  const [added, changed, ...more] = await project('messageAdded', await told(messageReceived.type, conversationId));
  expect(more).toEqual([]);
  expect([added?.type, changed?.type]).toEqual(['message.added', 'ticket.changed']);
  expect(receivers(added)).toEqual(['ana', 'bob', 'cid']);
  expect(receivers(changed)).toEqual(['ana', 'bob', 'cid']);
  expect(changed?.dataFor?.(people.ana)).toMatchObject({ ticket: { id, unread: 1, assignee: null } });
  const show = added?.dataFor;
  if (!show) throw new Error('A message differs from reader to reader');
  const urls = [people.ana, people.bob].map((actor) => {
    const { message } = show(actor) as { message: { attachments: { url: string }[] } };
    return message.attachments[0]?.url;
  });
  expect(new Set(urls).size).toBe(2);
});

it('IAM-9: a ticket that is given to one assistant is gone for the other', async () => {
  const { id } = await open();
  await app.get(TicketAssignment).take(people.bob, id);
  const [changed, gone] = await project('ticket', await told(ticketAssigned.type, id));
  expect(receivers(changed)).toEqual(['ana', 'bob']);
  expect([gone?.type, gone?.data]).toEqual(['ticket.gone', { ticketId: id }]);
  expect(receivers(gone)).toEqual(['cid']);
});

it('tells things as they are now: an old event never shows a ticket to who has lost it meanwhile', async () => {
  const { id } = await open();
  await app.get(TicketAssignment).take(people.bob, id);
  const first = await told(ticketAssigned.type, id);
  await app.get(TicketAssignment).assign(people.ana, id, people.cid.userId);
  const [changed, gone] = await project('ticket', first);
  expect(receivers(changed)).toEqual(['ana', 'cid']);
  expect(receivers(gone)).toEqual(['bob']);
});

it('what the customer’s message opened is told once, with the message', async () => {
  const { id } = await open();
  expect(await project('ticket', await told(ticketOpened.type, id))).toEqual([]);
});

it('a note is told without moving the ticket in its list', async () => {
  const { id, conversationId } = await open();
  const { ana } = people;
  const request = { text: 'nota', note: true, clientKey: newId(), lastSeenSeq: 0 };
  await withCause({ actor: { kind: 'user', id: ana.userId, name: ana.name } }, () =>
    app.get(TicketReply).write(ana, id, request),
  );
  const messages = await project('messageAdded', await told(messageQueued.type, conversationId));
  expect(messages.map(({ type }) => type)).toEqual(['message.added']);
});

it('WEB-11, IAM-9: who writes is told to those who see the ticket, and nothing is told of a ticket out of his reach', async () => {
  const { id } = await open();
  const heard: { notice: { facts: { inboxId: string; assigneeId: string | null }; name: string } }[] = [];
  const listener = await db.pool().connect();
  listener.on('notification', ({ payload }) => heard.push(JSON.parse(payload ?? '{}')));
  await listener.query('LISTEN realtime_ephemeral');
  await app.get(Typing).typing(people.zoe, { ticketId: id });
  await app.get(Typing).typing(people.bob, { ticketId: id });
  await eventually(() => expect(heard).toHaveLength(1));
  expect(heard[0]?.notice).toMatchObject({ name: people.bob.name, facts: { inboxId, assigneeId: null } });
  listener.release(true);
});

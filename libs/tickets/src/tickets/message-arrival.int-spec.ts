import type { TestingModule } from '@nestjs/testing';
import { UnitOfWork } from '@guiche/platform/database';
import { useDatabase } from '../../../../test/support/database.js';
import { makeConversation } from '../../../channels/src/testing/make-conversation.js';
import { makeInbox } from '../../../channels/src/testing/make-inbox.js';
import { makeTicket } from '../testing/make-ticket.js';
import { receive, startTickets } from '../testing/start-tickets.js';

const db = useDatabase();
let app: TestingModule;

beforeAll(async () => {
  app = await startTickets();
});
afterAll(() => app?.close());

interface TicketRow {
  id: string;
  protocol: string;
  status: string;
  unread: number;
  version: number;
  last_message_preview: string;
  [column: string]: unknown;
}
const ticketsOf = (conversationId: string): Promise<TicketRow[]> =>
  db.sql<TicketRow>(`SELECT * FROM ticket WHERE conversation_id = $1 ORDER BY first_seq`, [conversationId]);
const timeLine = (ticketId: string) =>
  db.sql<{ seq: number; type: string; actor_kind: string; data: Record<string, unknown> }>(
    `SELECT seq, type, actor_kind, data FROM ticket_event WHERE ticket_id = $1 ORDER BY seq`,
    [ticketId],
  );
const outboxTypes = async (ticketId: string): Promise<string[]> =>
  (await db.sql<{ type: string }>(`SELECT type FROM outbox WHERE key = $1 ORDER BY id`, [ticketId])).map(
    ({ type }) => type,
  );
const messagesOut = (conversationId: string) =>
  db.sql<{ text: string; author_kind: string }>(
    `SELECT text, author_kind FROM message WHERE conversation_id = $1 AND direction = 'out' ORDER BY seq`,
    [conversationId],
  );
const uow = () => app.get(UnitOfWork);
const manualInbox = () =>
  uow().run(async (tx) => {
    const { id } = await makeInbox(tx);
    await tx.manager.query(`INSERT INTO inbox_conversion (inbox_id, automatic, updated_at) VALUES ($1, false, now())`, [
      id,
    ]);
    return id;
  });

describe('a customer’s first message', () => {
  it('TKT-1, TKT-2, TKT-14: becomes a ticket with protocol and time line, and the customer is told once', async () => {
    const { conversationId, seq, contactId } = await receive(app, { text: 'Bom dia' });
    const [ticket, ...more] = await ticketsOf(conversationId);
    expect(more).toEqual([]);
    expect(ticket).toMatchObject({
      status: 'open',
      unread: 1,
      last_message_preview: 'Bom dia',
      first_seq: seq,
      contact_id: contactId,
    });
    expect(ticket?.protocol).toMatch(/^\d{14}$/);
    expect(await timeLine(ticket?.id ?? '')).toEqual([
      { seq: 1, type: 'opened', actor_kind: 'system', data: { via: 'automatic' } },
      expect.objectContaining({ seq: 2, type: 'message-received', actor_kind: 'customer' }),
    ]);
    expect(await outboxTypes(ticket?.id ?? '')).toEqual(['tickets.opened']);
    const told = await messagesOut(conversationId);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ author_kind: 'system', text: expect.stringContaining(ticket?.protocol ?? '-') });
    expect(await db.sql(`SELECT state, ticket_id FROM intake WHERE conversation_id = $1`, [conversationId])).toEqual([
      { state: 'converted', ticket_id: ticket?.id },
    ]);
  });

  it('TKT-7: two quick ones never open two tickets', async () => {
    const { id: conversationId } = await uow().run((tx) => makeConversation(tx));
    await Promise.all(Array.from({ length: 8 }, () => receive(app, { conversationId })));
    const tickets = await ticketsOf(conversationId);
    expect(tickets).toHaveLength(1);
    expect(tickets[0]).toMatchObject({ unread: 8, version: 1 });
    expect((await timeLine(tickets[0]?.id ?? '')).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(await messagesOut(conversationId)).toHaveLength(1);
  });

  it('TKT-2: stays an intake where the inbox converts by hand, however many follow', async () => {
    const inboxId = await manualInbox();
    const { id: conversationId } = await uow().run((tx) => makeConversation(tx, { inboxId }));
    await Promise.all(Array.from({ length: 4 }, () => receive(app, { conversationId })));
    expect(await ticketsOf(conversationId)).toEqual([]);
    expect(await db.sql(`SELECT state, first_seq FROM intake WHERE conversation_id = $1`, [conversationId])).toEqual([
      { state: 'pending', first_seq: 1 },
    ]);
    expect(await messagesOut(conversationId)).toEqual([]);
  });
});

describe('a further message', () => {
  it('TKT-7: belongs to the live ticket, whose version it leaves alone', async () => {
    const { conversationId } = await receive(app);
    await receive(app, { conversationId, text: 'E o pedido?' });
    const [ticket] = await ticketsOf(conversationId);
    expect(ticket).toMatchObject({ unread: 2, last_message_preview: 'E o pedido?', version: 1 });
  });

  it('TKT-3: wakes a ticket that waited for the customer', async () => {
    const { conversationId } = await receive(app);
    await db.sql(`UPDATE ticket SET status = 'waiting' WHERE conversation_id = $1`, [conversationId]);
    await receive(app, { conversationId });
    const [ticket] = await ticketsOf(conversationId);
    expect(ticket).toMatchObject({ status: 'open', version: 2 });
    expect((await timeLine(ticket?.id ?? '')).at(-1)).toMatchObject({
      type: 'status-changed',
      actor_kind: 'customer',
      data: { from: 'waiting', to: 'open' },
    });
    expect(await outboxTypes(ticket?.id ?? '')).toContain('tickets.status-changed');
  });

  it('TKT-10: opens a new ticket after the last one was finished', async () => {
    const { conversationId } = await receive(app);
    await db.sql(
      `UPDATE ticket SET status = 'finished', finished_at = now(), last_seq = 2 WHERE conversation_id = $1`,
      [conversationId],
    );
    await receive(app, { conversationId });
    const tickets = await ticketsOf(conversationId);
    expect(tickets.map(({ status }) => status)).toEqual(['finished', 'open']);
    expect(new Set(tickets.map(({ protocol }) => protocol)).size).toBe(2);
  });

  it('TKT-7: the database itself holds one live ticket per conversation', async () => {
    const { conversationId, inboxId, contactId } = await receive(app);
    const second = uow().run((tx) => makeTicket(tx, { conversationId, inboxId, contactId }));
    await expect(second).rejects.toThrow('ticket_live_by_conversation');
  });
});

it('TKT-2: an automatic ticket takes the inbox’s defaults, and its words for the protocol', async () => {
  const { inboxId } = await uow().run(async (tx) => {
    const { id } = await makeInbox(tx, { name: 'Vendas' });
    await tx.manager.query(
      `INSERT INTO inbox_conversion (inbox_id, protocol_message, updated_at) VALUES ($1, 'N.º {{ticket.protocol}} em {{inbox.name}}', now())`,
      [id],
    );
    return { inboxId: id };
  });
  const { id } = await uow().run((tx) => makeConversation(tx, { inboxId }));
  await receive(app, { conversationId: id });
  const [ticket] = await ticketsOf(id);
  expect((await messagesOut(id)).map(({ text }) => text)).toEqual([`N.º ${ticket?.protocol} em Vendas`]);
});

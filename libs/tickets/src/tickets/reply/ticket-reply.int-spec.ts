import { newId } from '@guiche/kernel';
import { useDatabase } from '../../../../../test/support/database.js';
import { receive } from '../../testing/start-tickets.js';
import { TestDesk } from '../../testing/test-desk.js';
import { TicketReader } from '../ticket-reader.js';
import { TicketReading } from './ticket-reading.service.js';
import { TicketReply } from './ticket-reply.service.js';

const db = useDatabase();
let desk: TestDesk;

beforeAll(async () => {
  desk = await TestDesk.start(db);
});
afterAll(() => desk?.app.close());

describe('an answer', () => {
  it('TKT-7a: from a stale view is refused with what was not seen, and goes out once it was', async () => {
    const { id, conversationId } = await desk.open();
    await receive(desk.app, { conversationId, text: 'Mudei de ideia' });
    await expect(desk.write(desk.ana, id, { lastSeenSeq: 2 })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'ticket.unseen-messages',
      extensions: {
        unseen: [
          expect.objectContaining({
            seq: 3,
            text: 'Mudei de ideia',
            author: expect.objectContaining({ kind: 'customer' }),
          }),
        ],
      },
    });
    expect(await desk.write(desk.ana, id, { lastSeenSeq: 3 })).toMatchObject({
      direction: 'out',
      delivery: 'queued',
      seq: 4,
    });
  });

  it('TKT-7a: a colleague’s answer counts as unseen, one’s own and the system’s do not', async () => {
    const { id } = await desk.open();
    await desk.write(desk.ana, id);
    await expect(desk.write(desk.bia, id, { lastSeenSeq: 1 })).rejects.toMatchObject({
      code: 'ticket.unseen-messages',
    });
    expect(await desk.write(desk.ana, id, { lastSeenSeq: 1 })).toMatchObject({ direction: 'out' });
  });

  it('TKT-7: a double click is one message, even when others wrote in between', async () => {
    const { id, conversationId } = await desk.open();
    const clientKey = newId();
    const [first, second] = await Promise.all([
      desk.write(desk.ana, id, { clientKey }),
      desk.write(desk.ana, id, { clientKey }),
    ]);
    await receive(desk.app, { conversationId });
    const third = await desk.write(desk.ana, id, { clientKey });
    expect(new Set([first.id, second.id, third.id]).size).toBe(1);
    expect(
      await db.sql(`SELECT 1 FROM message WHERE conversation_id = $1 AND author_kind = 'agent'`, [conversationId]),
    ).toHaveLength(1);
    expect((await desk.timeLine(id)).filter((type) => type === 'message-sent')).toHaveLength(1);
  });

  it('takes a ticket that is nobody’s, puts it in progress, and reads it', async () => {
    const { id } = await desk.open();
    await desk.write(desk.ana, id);
    expect(await desk.row(id)).toMatchObject({
      assignee_id: desk.ana.userId,
      status: 'inProgress',
      unread: 0,
      read_seq: 3,
      last_message_direction: 'out',
    });
  });

  it('a note needs no fresh view, moves nothing, and never leaves the house', async () => {
    const { id, conversationId } = await desk.open();
    await receive(desk.app, { conversationId });
    expect(await desk.write(desk.ana, id, { note: true, lastSeenSeq: 0, text: 'cliente nervoso' })).toMatchObject({
      direction: 'note',
      delivery: null,
    });
    expect(await desk.row(id)).toMatchObject({ assignee_id: null, status: 'open', unread: 2 });
  });

  it('does not go into a closed ticket', async () => {
    const { id } = await desk.open();
    await desk.changeStatus(desk.ana, id, { status: 'finished' });
    await expect(desk.write(desk.ana, id)).rejects.toMatchObject({ code: 'ticket.not-live' });
  });

  it('quotes and retries only messages of its own ticket', async () => {
    const { id } = await desk.open();
    const other = await desk.open();
    const foreign = await desk.write(desk.ana, other.id);
    await expect(desk.write(desk.ana, id, { replyToId: foreign.id })).rejects.toMatchObject({ kind: 'notFound' });
    await expect(desk.app.get(TicketReply).retry(desk.ana, id, foreign.id)).rejects.toMatchObject({ kind: 'notFound' });
  });

  it('TKT-6: a failed message is sent again by hand', async () => {
    const { id } = await desk.open();
    const sent = await desk.write(desk.ana, id);
    await db.sql(
      `UPDATE message SET delivery = 'failed', failure = '{"code":"1","title":"x","detail":null}' WHERE id = $1`,
      [sent.id],
    );
    expect(await desk.as(desk.ana, () => desk.app.get(TicketReply).retry(desk.ana, id, sent.id))).toMatchObject({
      id: sent.id,
      delivery: 'queued',
    });
  });
});

it('reading counts down, and who looks at somebody else’s ticket leaves it unread for its owner', async () => {
  const { id, conversationId } = await desk.open();
  await receive(desk.app, { conversationId });
  await receive(desk.app, { conversationId });
  await desk.take(desk.ana, id);
  await desk.app.get(TicketReading).read(desk.bia, id, 4);
  expect(await desk.row(id)).toMatchObject({ unread: 3 });
  await desk.app.get(TicketReading).read(desk.ana, id, 3);
  expect(await desk.row(id)).toMatchObject({ unread: 1, read_seq: 3 });
  await desk.app.get(TicketReading).read(desk.ana, id, 4);
  expect(await desk.row(id)).toMatchObject({ unread: 0 });
});

it('a ticket is shown with names, window, and what may follow', async () => {
  const { id } = await desk.open();
  await desk.take(desk.ana, id);
  const detail = await desk.app.get(TicketReader).detail(desk.ana, id);
  expect(detail).toMatchObject({
    id,
    queue: { id: desk.queues[0], name: 'Vendas' },
    assignee: { id: desk.ana.userId, name: 'Ana' },
    firstSeq: 1,
    lastSeq: null,
    conversationLastSeq: 2,
    mayChangeTo: expect.arrayContaining(['finished', 'waiting']),
    customer: null,
  });
  expect(Date.parse(detail.replyWindowEndsAt ?? '')).toBeGreaterThan(Date.parse(detail.createdAt));
});

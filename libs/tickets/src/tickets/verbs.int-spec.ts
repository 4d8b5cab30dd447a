import type { TestingModule } from '@nestjs/testing';
import type { Actor } from '@guiche/identity';
import { newId } from '@guiche/kernel';
import { withCause } from '@guiche/platform/context';
import { UnitOfWork } from '@guiche/platform/database';
import { useDatabase } from '../../../../test/support/database.js';
import { makeOccurrence } from '../../../catalogue/src/testing/make-occurrence.js';
import { makeOccurrenceType } from '../../../catalogue/src/testing/make-occurrence-type.js';
import { makeReason } from '../../../catalogue/src/testing/make-reason.js';
import { makeSolution } from '../../../catalogue/src/testing/make-solution.js';
import { makeConversation } from '../../../channels/src/testing/make-conversation.js';
import { makeAgent, makeInboxId } from '../testing/people.js';
import { receive, startTickets } from '../testing/start-tickets.js';
import { TicketAssignment } from './assign/ticket-assignment.service.js';
import { TicketClassification } from './classify/ticket-classification.service.js';
import { TicketReading } from './reply/ticket-reading.service.js';
import { TicketReply, type ReplyRequest } from './reply/ticket-reply.service.js';
import { TicketStatusService, type StatusRequest } from './status/ticket-status.service.js';
import { TicketPlacement } from './ticket-placement.js';
import { TicketReader } from './ticket-reader.js';
import { TicketTransfer } from './transfer/ticket-transfer.service.js';

const db = useDatabase();
let app: TestingModule;
let inboxId = '';
let ana: Actor;
let bia: Actor;
const queues: string[] = [];

beforeAll(async () => {
  app = await startTickets();
  inboxId = await makeInboxId(app);
  ana = await makeAgent(app, [inboxId], 'agent', 'Ana');
  bia = await makeAgent(app, [inboxId], 'agent', 'Bia');
  for (const name of ['Vendas', 'Suporte']) {
    const id = newId();
    await db.sql(`INSERT INTO queue (id, name, created_at, updated_at) VALUES ($1, $2, now(), now())`, [id, name]);
    queues.push(id);
  }
  app.get(TicketPlacement).register({
    queueOfInbox: () => Promise.resolve(queues[0] ?? null),
    queue: (_tx, id) => Promise.resolve(queues.includes(id) ? { id, name: 'Fila', active: true } : null),
    queueNameSql: (column) => `(SELECT q.name::text FROM queue q WHERE q.id = ${column})`,
  });
});
afterAll(() => app?.close());

interface Opened {
  id: string;
  conversationId: string;
  seq: number;
}
/** A ticket that a customer's message opened. */
async function open(): Promise<Opened> {
  const { id: conversationId } = await app.get(UnitOfWork).run((tx) => makeConversation(tx, { inboxId }));
  const { seq } = await receive(app, { conversationId });
  const [{ id } = { id: '' }] = await db.sql<{ id: string }>(`SELECT id FROM ticket WHERE conversation_id = $1`, [
    conversationId,
  ]);
  return { id, conversationId, seq };
}
const as = <T>(actor: Actor, work: () => Promise<T>): Promise<T> =>
  withCause({ actor: { kind: 'user', id: actor.userId, name: actor.name } }, work);
const row = async (id: string) =>
  (await db.sql<Record<string, unknown>>(`SELECT * FROM ticket WHERE id = $1`, [id]))[0] ?? {};
const timeLine = async (id: string) =>
  (await db.sql<{ type: string }>(`SELECT type FROM ticket_event WHERE ticket_id = $1 ORDER BY seq`, [id])).map(
    ({ type }) => type,
  );
const take = (actor: Actor, id: string) => as(actor, () => app.get(TicketAssignment).take(actor, id));
const changeStatus = (actor: Actor, id: string, request: StatusRequest) =>
  as(actor, () => app.get(TicketStatusService).change(actor, id, request));
const write = (actor: Actor, id: string, request: Partial<ReplyRequest> = {}) =>
  as(actor, () =>
    app.get(TicketReply).write(actor, id, { text: 'Bom dia', clientKey: newId(), lastSeenSeq: 2, ...request }),
  );
const reason = () => app.get(UnitOfWork).run((tx) => makeReason(tx));

describe('whose ticket it is', () => {
  it('RTE-8: of two agents who take one ticket, one has it and the other is told who', async () => {
    const { id } = await open();
    const results = await Promise.allSettled([take(ana, id), take(bia, id)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const loser = results.find((result) => result.status === 'rejected');
    const winner = (await row(id)).assignee_id === ana.userId ? ana : bia;
    expect(loser?.reason).toMatchObject({
      kind: 'conflict',
      code: 'ticket.assigned-to-other',
      params: { agent: winner.name },
    });
    await take(winner, id);
    expect((await timeLine(id)).filter((type) => type === 'assigned')).toHaveLength(1);
  });

  it('RTE-8: a manual assignment and an automatic one never both happen', async () => {
    const { id } = await open();
    const automatic = app
      .get(UnitOfWork)
      .run((tx) => app.get(TicketAssignment).assignAutomatically(tx, id, bia.userId));
    const [manual, given] = await Promise.allSettled([take(ana, id), automatic]);
    const owner = (await row(id)).assignee_id;
    expect(owner).toBe(manual.status === 'fulfilled' ? ana.userId : bia.userId);
    expect(given).toEqual({ status: 'fulfilled', value: owner === bia.userId });
  });

  it('an assignment from a stale screen is told, not carried out', async () => {
    const { id } = await open();
    await take(ana, id);
    const assign = (fromAgentId: string | null) =>
      as(bia, () => app.get(TicketAssignment).assign(bia, id, bia.userId, { fromAgentId }));
    await expect(assign(null)).rejects.toMatchObject({ code: 'ticket.assigned-to-other', params: { agent: 'Ana' } });
    await assign(ana.userId);
    expect((await row(id)).assignee_id).toBe(bia.userId);
  });

  it('only who works on the inbox and may answer can be given a ticket', async () => {
    const { id } = await open();
    const stranger = await makeAgent(app, [], 'agent', 'Fora');
    const assign = app.get(TicketAssignment).assign(ana, id, stranger.userId);
    await expect(assign).rejects.toMatchObject({ kind: 'unprocessable', code: 'ticket.agent-cannot-receive' });
  });

  it('a ticket that is given back is open, in its queue, with its old age', async () => {
    const { id } = await open();
    const { queued_at: queuedAt } = await row(id);
    await take(ana, id);
    await write(ana, id);
    await as(ana, () => app.get(TicketAssignment).assign(ana, id, null));
    expect(await row(id)).toMatchObject({
      assignee_id: null,
      status: 'open',
      queue_id: queues[0],
      queued_at: queuedAt,
    });
  });

  it('IAM-14: the tickets of somebody who left wait for others', async () => {
    const leaver = await makeAgent(app, [inboxId]);
    const tickets = [await open(), await open()];
    for (const { id } of tickets) await take(leaver, id);
    await app.get(UnitOfWork).run((tx) => app.get(TicketAssignment).releaseAllOf(tx, leaver.userId));
    for (const { id } of tickets) expect(await row(id)).toMatchObject({ assignee_id: null, status: 'open' });
  });
});

describe('TKT-9: a transfer', () => {
  const transfer = (actor: Actor, id: string, to: Parameters<TicketTransfer['transfer']>[2]) =>
    as(actor, () => app.get(TicketTransfer).transfer(actor, id, to));

  it('goes to another agent with note and reason', async () => {
    const { id } = await open();
    await take(ana, id);
    const { id: reasonId } = await reason();
    await transfer(ana, id, { toAgentId: bia.userId, reasonId, note: 'Cliente antigo' });
    expect(await row(id)).toMatchObject({ assignee_id: bia.userId });
    const { text } = await app.get(TicketReader).events(bia, id, 0, 100);
    const told = (JSON.parse(text) as { type: string; data: object; actor: object }[]).find(
      ({ type }) => type === 'transferred',
    );
    expect(told).toMatchObject({
      actor: { kind: 'user', id: ana.userId, name: 'Ana' },
      data: { toUserId: bia.userId, note: 'Cliente antigo', names: { fromUser: 'Ana', toUser: 'Bia' } },
    });
  });

  it('goes to another queue, and waits there', async () => {
    const { id } = await open();
    await take(ana, id);
    await transfer(ana, id, { toQueueId: queues[1] ?? '' });
    expect(await row(id)).toMatchObject({ assignee_id: null, queue_id: queues[1], status: 'open' });
    expect(await timeLine(id)).toEqual(expect.arrayContaining(['transferred', 'assigned', 'queued']));
  });

  it('goes nowhere that is unknown', async () => {
    const { id } = await open();
    await expect(transfer(ana, id, { toQueueId: newId() })).rejects.toMatchObject({ code: 'ticket.queue-unknown' });
    await expect(transfer(ana, id, { toAgentId: newId() })).rejects.toMatchObject({ code: 'ticket.agent-unknown' });
    await expect(transfer(ana, id, {})).rejects.toMatchObject({ kind: 'unprocessable' });
  });
});

describe('TKT-3: the status', () => {
  it.each(['cancelled', 'unfounded'] as const)('%s needs a reason for it', async (status) => {
    const { id } = await open();
    await expect(changeStatus(ana, id, { status })).rejects.toMatchObject({ code: 'ticket.reason-required' });
    const other = await app.get(UnitOfWork).run((tx) => makeReason(tx, { actions: ['pause'] }));
    await expect(changeStatus(ana, id, { status, reasonId: other.id })).rejects.toMatchObject({ kind: 'invalid' });
    await changeStatus(ana, id, { status, reasonId: (await reason()).id });
    expect(await row(id)).toMatchObject({ status, is_live: false });
  });

  it('finished takes the occurrence’s default solution, and keeps the comment as a note of the ticket', async () => {
    const { id } = await open();
    const { solution, occurrence } = await app.get(UnitOfWork).run(async (tx) => {
      const made = await makeSolution(tx);
      const type = await makeOccurrenceType(tx);
      return {
        solution: made,
        occurrence: await makeOccurrence(tx, {
          occurrenceTypeId: type.id,
          defaultSolutionId: made.id,
          defaultPriority: 4,
        }),
      };
    });
    const { version } = await row(id);
    await as(ana, () =>
      app.get(TicketClassification).classify(ana, id, version as number, { occurrenceId: occurrence.id }),
    );
    expect(await row(id)).toMatchObject({
      occurrence_id: occurrence.id,
      occurrence_type_id: occurrence.occurrenceTypeId,
      priority: 4,
    });
    await changeStatus(ana, id, { status: 'finished', comment: 'Resolvido por telefone' });
    const ticket = await row(id);
    expect(ticket).toMatchObject({ status: 'finished', solution_id: solution.id });
    const messages = await app.get(TicketReader).messages(ana, id, {});
    expect(messages.at(-1)).toMatchObject({
      direction: 'note',
      text: 'Resolvido por telefone',
      author: { name: 'Ana' },
      seq: ticket.last_seq,
    });
  });

  it('reopening needs a reason, and is refused once the conversation went on in another ticket', async () => {
    const { id, conversationId } = await open();
    await changeStatus(ana, id, { status: 'finished' });
    await expect(changeStatus(ana, id, { status: 'inProgress' })).rejects.toMatchObject({
      code: 'ticket.reason-required',
    });
    const { id: reasonId } = await reason();
    await changeStatus(ana, id, { status: 'inProgress', reasonId });
    expect(await row(id)).toMatchObject({ status: 'inProgress', last_seq: null, finished_at: null });
    await changeStatus(ana, id, { status: 'finished' });
    await receive(app, { conversationId });
    await expect(changeStatus(ana, id, { status: 'inProgress', reasonId })).rejects.toMatchObject({
      code: 'ticket.superseded',
    });
  });

  it('of two changes at the same time one wins and the other is told', async () => {
    const { id } = await open();
    const { id: reasonId } = await reason();
    const results = await Promise.allSettled([
      changeStatus(ana, id, { status: 'cancelled', reasonId }),
      changeStatus(bia, id, { status: 'unfounded', reasonId }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject({
      code: 'ticket.transition-not-allowed',
    });
  });

  it('a change from an old version is 412', async () => {
    const { id } = await open();
    const { version } = await row(id);
    await take(ana, id);
    await expect(changeStatus(bia, id, { status: 'finished', version: version as number })).rejects.toMatchObject({
      kind: 'staleVersion',
    });
    const classify = app.get(TicketClassification).classify(bia, id, version as number, { priority: 3 });
    await expect(classify).rejects.toMatchObject({ kind: 'staleVersion' });
  });

  it('each step asks for its own permission', async () => {
    const { id } = await open();
    const weak = { ...ana, permissions: new Set(['tickets.list', 'tickets.reply']) };
    await changeStatus(weak, id, { status: 'waiting' });
    await expect(changeStatus(weak, id, { status: 'finished' })).rejects.toMatchObject({ kind: 'forbidden' });
    expect((await app.get(TicketReader).detail(weak, id)).mayChangeTo).toEqual(['open', 'inProgress']);
  });
});

describe('an answer', () => {
  it('TKT-7a: from a stale view is refused with what was not seen, and goes out once it was', async () => {
    const { id, conversationId } = await open();
    await receive(app, { conversationId, text: 'Mudei de ideia' });
    await expect(write(ana, id, { lastSeenSeq: 2 })).rejects.toMatchObject({
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
    expect(await write(ana, id, { lastSeenSeq: 3 })).toMatchObject({ direction: 'out', delivery: 'queued', seq: 4 });
  });

  it('TKT-7a: a colleague’s answer counts as unseen, one’s own and the system’s do not', async () => {
    const { id } = await open();
    await write(ana, id);
    await expect(write(bia, id, { lastSeenSeq: 1 })).rejects.toMatchObject({ code: 'ticket.unseen-messages' });
    expect(await write(ana, id, { lastSeenSeq: 1 })).toMatchObject({ direction: 'out' });
  });

  it('TKT-7: a double click is one message, even when others wrote in between', async () => {
    const { id, conversationId } = await open();
    const clientKey = newId();
    const [first, second] = await Promise.all([write(ana, id, { clientKey }), write(ana, id, { clientKey })]);
    await receive(app, { conversationId });
    const third = await write(ana, id, { clientKey });
    expect(new Set([first.id, second.id, third.id]).size).toBe(1);
    expect(
      await db.sql(`SELECT 1 FROM message WHERE conversation_id = $1 AND author_kind = 'agent'`, [conversationId]),
    ).toHaveLength(1);
    expect((await timeLine(id)).filter((type) => type === 'message-sent')).toHaveLength(1);
  });

  it('takes a ticket that is nobody’s, puts it in progress, and reads it', async () => {
    const { id } = await open();
    await write(ana, id);
    expect(await row(id)).toMatchObject({
      assignee_id: ana.userId,
      status: 'inProgress',
      unread: 0,
      read_seq: 3,
      last_message_direction: 'out',
    });
  });

  it('a note needs no fresh view, moves nothing, and never leaves the house', async () => {
    const { id, conversationId } = await open();
    await receive(app, { conversationId });
    expect(await write(ana, id, { note: true, lastSeenSeq: 0, text: 'cliente nervoso' })).toMatchObject({
      direction: 'note',
      delivery: null,
    });
    expect(await row(id)).toMatchObject({ assignee_id: null, status: 'open', unread: 2 });
  });

  it('does not go into a closed ticket', async () => {
    const { id } = await open();
    await changeStatus(ana, id, { status: 'finished' });
    await expect(write(ana, id)).rejects.toMatchObject({ code: 'ticket.not-live' });
  });

  it('quotes and retries only messages of its own ticket', async () => {
    const { id } = await open();
    const other = await open();
    const foreign = await write(ana, other.id);
    await expect(write(ana, id, { replyToId: foreign.id })).rejects.toMatchObject({ kind: 'notFound' });
    await expect(app.get(TicketReply).retry(ana, id, foreign.id)).rejects.toMatchObject({ kind: 'notFound' });
  });

  it('TKT-6: a failed message is sent again by hand', async () => {
    const { id } = await open();
    const sent = await write(ana, id);
    await db.sql(
      `UPDATE message SET delivery = 'failed', failure = '{"code":"1","title":"x","detail":null}' WHERE id = $1`,
      [sent.id],
    );
    expect(await as(ana, () => app.get(TicketReply).retry(ana, id, sent.id))).toMatchObject({
      id: sent.id,
      delivery: 'queued',
    });
  });
});

it('reading counts down, and who looks at somebody else’s ticket leaves it unread for its owner', async () => {
  const { id, conversationId } = await open();
  await receive(app, { conversationId });
  await receive(app, { conversationId });
  await take(ana, id);
  await app.get(TicketReading).read(bia, id, 4);
  expect(await row(id)).toMatchObject({ unread: 3 });
  await app.get(TicketReading).read(ana, id, 3);
  expect(await row(id)).toMatchObject({ unread: 1, read_seq: 3 });
  await app.get(TicketReading).read(ana, id, 4);
  expect(await row(id)).toMatchObject({ unread: 0 });
});

it('a ticket is shown with names, window, and what may follow', async () => {
  const { id } = await open();
  await take(ana, id);
  const detail = await app.get(TicketReader).detail(ana, id);
  expect(detail).toMatchObject({
    id,
    queue: { id: queues[0], name: 'Vendas' },
    assignee: { id: ana.userId, name: 'Ana' },
    firstSeq: 1,
    lastSeq: null,
    conversationLastSeq: 2,
    mayChangeTo: expect.arrayContaining(['finished', 'waiting']),
    customer: null,
  });
  expect(Date.parse(detail.replyWindowEndsAt ?? '')).toBeGreaterThan(Date.parse(detail.createdAt));
});

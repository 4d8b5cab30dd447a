import type { TestingModule } from '@nestjs/testing';
import { UnitOfWork } from '@guiche/platform/database';
import { Outbox } from '@guiche/platform/outbox';
import { userDeactivated } from '@guiche/identity';
import { ticketAssigned } from '@guiche/tickets';
import { useDatabase } from '../../../../test/support/database.js';
import { eventually } from '../../../../test/support/eventually.js';
import { makeReason } from '../../../catalogue/src/testing/make-reason.js';
import { startHttp, type HttpClient } from '../../../identity/src/testing/http-client.js';
import { makeTicket, makeTicketInbox } from '../../../tickets/src/testing/make-ticket.js';
import { Distributor } from '../assignment/distributor.js';
import { makeAgent } from '../testing/make-agent.js';
import { makeQueue } from '../testing/make-queue.js';
import { RoutingTestModule, startRoutingWorker } from '../testing/start-routing.js';

// Before the database goes: the worker would look for it.
afterAll(() => Promise.all([client?.close(), worker?.close()]));
const db = useDatabase();
let client: HttpClient;
let token: string;
let worker: TestingModule;
let uow: UnitOfWork;
beforeAll(async () => {
  [client, worker] = [await startHttp(RoutingTestModule), await startRoutingWorker()];
  token = await client.signedIn();
  uow = client.app.get(UnitOfWork);
});

/** A supervisor does this to the ticket. */
async function act(id: string, verb: 'assign' | 'transfer' | 'change-status', body: object): Promise<void> {
  const { status, body: answer } = await client.call('POST', `/tickets/${id}/${verb}`, { token, body });
  if (status >= 300) throw new Error(JSON.stringify(answer));
}
const loads = async (userIds: readonly string[]): Promise<number[]> => {
  const rows = await db.sql<{ user_id: string; load: number }>('SELECT user_id, load FROM agent_state WHERE user_id = ANY ($1::uuid[])', [userIds]); // prettier-ignore
  return userIds.map((id) => rows.find(({ user_id }) => user_id === id)?.load ?? -1);
};
const ownerOf = async (id: string): Promise<unknown> =>
  (await db.sql('SELECT assignee_id FROM ticket WHERE id = $1', [id]))[0]?.assignee_id;

async function team(size: number, presence: 'online' | 'busy' = 'busy', capacity = 5) {
  return uow.run(async (tx) => {
    const agents: string[] = [];
    for (let n = 0; n < size; n++) agents.push(await makeAgent(tx, { presence }));
    const inboxId = await makeTicketInbox(tx, agents);
    const { id: queueId } = await makeQueue(tx, { memberIds: agents, inboxIds: [inboxId], capacity });
    return { agents, inboxId, queueId };
  });
}

it('RTE-5: the load follows assigning, transferring, waiting, finishing, reopening and giving back', async () => {
  const { agents, inboxId, queueId } = await team(2);
  const [a = '', b = ''] = agents;
  const { id } = await uow.run((tx) => makeTicket(tx, { inboxId, queueId }));
  const reason = await uow.run((tx) => makeReason(tx));
  const status = (to: 'waiting' | 'inProgress' | 'finished', reasonId?: string) =>
    act(id, 'change-status', { status: to, ...(reasonId && { reasonId }) });
  await act(id, 'assign', { agentId: a });
  expect(await loads(agents)).toEqual([1, 0]);
  await act(id, 'transfer', { toAgentId: b });
  expect(await loads(agents)).toEqual([0, 1]);
  await status('inProgress');
  await status('waiting');
  expect(await loads(agents)).toEqual([0, 0]);
  await status('inProgress');
  expect(await loads(agents)).toEqual([0, 1]);
  await status('finished');
  expect(await loads(agents)).toEqual([0, 0]);
  await status('inProgress', reason.id);
  expect(await loads(agents)).toEqual([0, 1]);
  await act(id, 'assign', { agentId: null });
  expect(await loads(agents)).toEqual([0, 0]);
});

it('RTE-5: the load stays true when many change the tickets of two agents at once, in both directions', async () => {
  const { agents, inboxId, queueId } = await team(2);
  const ids: string[] = [];
  for (let n = 0; n < 12; n++)
    ids.push((await uow.run((tx) => makeTicket(tx, { inboxId, queueId, assigneeId: agents[n % 2] ?? null }))).id);
  await Promise.all(ids.map((id, n) => act(id, 'transfer', { toAgentId: agents[(n + 1) % 2] ?? null })));
  expect(await loads(agents)).toEqual([6, 6]);
});

it('RTE-5: by hand an agent may have more than his limit; then he is given nothing until he has room again', async () => {
  const { agents, inboxId, queueId } = await team(1, 'online', 1);
  const [a = ''] = agents;
  const make = async () => (await uow.run((tx) => makeTicket(tx, { inboxId, queueId: null }))).id;
  const [first, second] = [await make(), await make()];
  for (const id of [first, second]) await act(id, 'assign', { agentId: a });
  const { id: waiting } = await uow.run((tx) => makeTicket(tx, { inboxId, queueId }));
  await act(first, 'change-status', { status: 'finished' });
  await eventually(async () => expect(await db.sql(`SELECT 1 FROM outbox o, outbox_cursor c WHERE c.subscriber = 'routing.distribute' AND o.type = 'tickets.status-changed' AND o.key = $1 AND (o.xid, o.id) <= (c.after_xid, c.after_id)`, [first])).toHaveLength(1)); // prettier-ignore
  expect([await loads(agents), await ownerOf(waiting)]).toEqual([[1], null]);
  await act(second, 'change-status', { status: 'finished' });
  await eventually(async () => expect(await ownerOf(waiting)).toBe(a));
});

it('RTE-9: a ticket that begins to wait, and an agent who gets room, are seen to by a worker without being asked', async () => {
  const { agents, inboxId, queueId } = await team(1, 'online', 1);
  const first = (await uow.run((tx) => makeTicket(tx, { inboxId, queueId: null }))).id;
  await act(first, 'transfer', { toQueueId: queueId });
  await eventually(async () => expect(await ownerOf(first)).toBe(agents[0]));
  const second = (await uow.run((tx) => makeTicket(tx, { inboxId, queueId: null }))).id;
  await act(second, 'transfer', { toQueueId: queueId });
  await act(first, 'change-status', { status: 'finished' });
  await eventually(async () => expect(await ownerOf(second)).toBe(agents[0]));
});

it('IAM-14: who is deactivated is off line in the same transaction; what was given to him at that moment is released or refused', async () => {
  const { agents, inboxId, queueId } = await team(1, 'online', 50);
  const [a = ''] = agents;
  const ids: string[] = [];
  for (let n = 0; n < 10; n++) ids.push((await uow.run((tx) => makeTicket(tx, { inboxId, queueId }))).id);
  const given = worker.get(Distributor).drain(queueId);
  await eventually(async () => expect(await db.sql('SELECT 1 FROM ticket WHERE assignee_id = $1', [a])).not.toEqual([]), { every: 1 }); // prettier-ignore
  await uow.run(async (tx) => {
    await tx.manager.query('UPDATE user_account SET active = false WHERE id = $1', [a]);
    await client.app.get(Outbox).record(tx, userDeactivated({ userId: a }));
  });
  await given;
  expect(await db.sql('SELECT presence FROM agent_state WHERE user_id = $1', [a])).toEqual([{ presence: 'offline' }]);
  expect(await db.sql('SELECT cause FROM presence_log WHERE user_id = $1', [a])).toEqual([{ cause: 'deactivated' }]);
  await eventually(async () => expect(await Promise.all(ids.map(ownerOf))).toEqual(ids.map(() => null)));
  // Whoever checked him before he was deactivated is told now.
  const late = uow.run(
    (tx) =>
    client.app.get(Outbox).record(tx, ticketAssigned({ ticketId: ids[0] ?? '', inboxId, queueId, fromUserId: null, toUserId: a, how: 'manual' })), // prettier-ignore
  );
  await expect(late).rejects.toMatchObject({ code: 'agent.deactivated' });
});

it('RTE-8: a transaction that goes on with other tickets holds no agent’s row meanwhile', async () => {
  const { agents, inboxId, queueId } = await team(1);
  const [a = ''] = agents;
  const made = async () => (await uow.run((tx) => makeTicket(tx, { inboxId, queueId, assigneeId: a }))).id;
  const [first, second] = [await made(), await made()];
  const told = { inboxId, queueId, fromUserId: null, toUserId: a, how: 'manual' } as const;
  await uow.run(async (tx) => {
    await client.app.get(Outbox).record(tx, ticketAssigned({ ticketId: first, ...told }));
    // Were it held, these two would wait for each other.
    await act(second, 'change-status', { status: 'waiting' });
    await tx.manager.query('SELECT 1 FROM ticket WHERE id = $1 FOR NO KEY UPDATE', [second]);
  });
  expect(await loads(agents)).toEqual([1]);
});

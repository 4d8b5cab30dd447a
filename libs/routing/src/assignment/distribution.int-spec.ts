import type { INestApplicationContext } from '@nestjs/common';
import { UnitOfWork } from '@guiche/platform/database';
import { ticketPermissions, TicketAssignment } from '@guiche/tickets';
import { useDatabase } from '../../../../test/support/database.js';
import { makeActor } from '../../../identity/src/testing/make-actor.js';
import { makeProfile } from '../../../identity/src/testing/make-profile.js';
import { makeTicket, makeTicketInbox, type GivenTicket } from '../../../tickets/src/testing/make-ticket.js';
import { makeAgent, type AgentValues } from '../testing/make-agent.js';
import { makeQueue, type QueueValues } from '../testing/make-queue.js';
import { startRouting } from '../testing/start-routing.js';
import { Distributor } from './distributor.js';

const db = useDatabase();
let nodeA: INestApplicationContext;
let nodeB: INestApplicationContext;
beforeAll(async () => {
  [nodeA, nodeB] = [await startRouting(), await startRouting()];
});
afterAll(() => Promise.all([nodeA.close(), nodeB.close()]));

interface Stage {
  readonly queueId: string;
  readonly inboxId: string;
  readonly agents: readonly string[];
  drain(): Promise<unknown>;
  wait(values?: GivenTicket): Promise<string>;
}

/** A queue fed by one inbox, with agents who all see it. */
async function stage(agents: readonly AgentValues[], values: QueueValues = {}): Promise<Stage> {
  const uow = nodeA.get(UnitOfWork);
  return uow.run(async (tx) => {
    const ids: string[] = [];
    for (const agent of agents) ids.push(await makeAgent(tx, agent));
    const inboxId = await makeTicketInbox(tx, ids);
    const { id: queueId } = await makeQueue(tx, { memberIds: ids, inboxIds: [inboxId], ...values });
    return {
      queueId,
      inboxId,
      agents: ids,
      drain: () => Promise.all([nodeA, nodeB].map((node) => node.get(Distributor).drain(queueId))),
      wait: async (ticket = {}) => (await uow.run((tx) => makeTicket(tx, { inboxId, queueId, ...ticket }))).id,
    };
  });
}

const ownerOf = async (ticketId: string): Promise<string | null> =>
  (await db.sql<{ assignee_id: string | null }>('SELECT assignee_id FROM ticket WHERE id = $1', [ticketId]))[0]
    ?.assignee_id ?? null;
const tickets = async ({ queueId }: Stage): Promise<Map<string | null, number>> =>
  new Map(
    (
      await db.sql<{ assignee_id: string | null; n: number }>(
        'SELECT assignee_id, count(*)::int AS n FROM ticket WHERE queue_id = $1 AND is_live GROUP BY 1',
        [queueId],
      )
    ).map(({ assignee_id, n }) => [assignee_id, n]),
  );

it('RTE-8: two processes never give one ticket to two agents, nobody gets more than his limit, none is forgotten', async () => {
  const set = await stage([{}, {}, {}, { ownCapacity: 1 }, { ownCapacity: 0 }], { capacity: 4 });
  for (let n = 0; n < 20; n++) await set.wait();
  await set.drain();
  const [a = '', b = '', c = '', d = '', e = ''] = set.agents;
  expect(await tickets(set)).toEqual(new Map([[null, 7], [a, 4], [b, 4], [c, 4], [d, 1]])); // prettier-ignore
  expect(await ownerOf(e)).toBeNull();
  const events = await db.sql(
    `SELECT ticket_id FROM ticket_event e JOIN ticket t ON t.id = e.ticket_id WHERE type = 'assigned' AND t.queue_id = $1`,
    [set.queueId],
  );
  expect(new Set(events.map(({ ticket_id }) => ticket_id as string)).size).toBe(13);
  expect(events).toHaveLength(13);
});

it('RTE-2: evenly goes round, beginning with who has waited longest or never had one', async () => {
  const at = (minute: number): Date => new Date(Date.UTC(2026, 0, 1, 10, minute));
  const set = await stage([{ lastAssignedAt: at(2) }, { lastAssignedAt: at(1) }, {}], { capacity: 10 });
  const [late, early, never] = set.agents;
  const given: (string | null)[] = [];
  for (let n = 0; n < 6; n++) {
    const id = await set.wait();
    await nodeA.get(Distributor).drain(set.queueId);
    given.push(await ownerOf(id));
  }
  expect(given).toEqual([never, early, late, never, early, late]);
});

it('RTE-2: with two processes at once everybody still gets his share', async () => {
  const set = await stage([{}, {}, {}, {}], { capacity: 100 });
  for (let n = 0; n < 60; n++) await set.wait();
  await set.drain();
  const shares = [...(await tickets(set)).values()];
  expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(2);
});

it('RTE-8: urgent before normal, then the one that has waited longer', async () => {
  const set = await stage([{}], { capacity: 2 });
  const at = (minute: number): Date => new Date(Date.UTC(2026, 0, 1, 10, minute));
  const [normal, urgent, older] = [
    await set.wait({ queuedAt: at(2) }),
    await set.wait({ queuedAt: at(3), priority: 4 }),
    await set.wait({ queuedAt: at(1) }),
  ];
  await set.drain();
  expect(await Promise.all([urgent, older, normal].map(ownerOf))).toEqual([set.agents[0], set.agents[0], null]);
});

it('RTE-8: tickets that nobody at work may see do not hold up the others, and do not keep the process busy', async () => {
  const set = await stage([{}], { capacity: 3 });
  const elsewhere = await nodeA.get(UnitOfWork).run((tx) => makeTicketInbox(tx));
  const old = new Date(Date.UTC(2026, 0, 1));
  const blocked = [await set.wait({ inboxId: elsewhere, queuedAt: old }), await set.wait({ inboxId: elsewhere })];
  const mine = await set.wait();
  await set.drain();
  expect(await ownerOf(mine)).toBe(set.agents[0]);
  expect(await Promise.all(blocked.map(ownerOf))).toEqual([null, null]);
});

it('RTE-4: only who is online, active, in an active queue, and may answer there is given tickets', async () => {
  const uow = nodeA.get(UnitOfWork);
  const mute = await uow.run((tx) => makeProfile(tx, { permissions: [ticketPermissions.list] }));
  const set = await stage([
    { presence: 'busy' },
    { presence: 'paused' },
    { presence: 'offline' },
    { active: false },
    { profile: mute },
  ]);
  const id = await set.wait();
  await set.drain();
  expect(await ownerOf(id)).toBeNull();
  const inactive = await stage([{}], { active: false });
  const other = await inactive.wait();
  await inactive.drain();
  expect(await ownerOf(other)).toBeNull();
});

it('RTE-5: an agent in two queues has one load; each queue looks at its own limit', async () => {
  const small = await stage([{}], { capacity: 1 });
  const { id: largeId } = await nodeA
    .get(UnitOfWork)
    .run((tx) => makeQueue(tx, { memberIds: [...small.agents], capacity: 3 }));
  const inLarge = await Promise.all([1, 2, 3, 4].map(() => small.wait({ queueId: largeId })));
  const inSmall = await small.wait();
  await nodeA.get(Distributor).drain(largeId);
  await small.drain();
  expect((await Promise.all(inLarge.map(ownerOf))).filter((owner) => owner !== null)).toHaveLength(3);
  expect(await ownerOf(inSmall)).toBeNull();
});

it('RTE-8: of an automatic and a manual assignment at the same moment, the manual one stands', async () => {
  const set = await stage([{}, {}], { capacity: 50 });
  const [, chosen = ''] = set.agents;
  const ids: string[] = [];
  for (let n = 0; n < 20; n++) ids.push(await set.wait());
  const actor = makeActor({
    permissions: [ticketPermissions.assign],
    scope: { unassigned: true, others: true, inboxIds: 'all' },
  });
  const assignment = nodeB.get(TicketAssignment);
  await Promise.all([set.drain(), ...ids.map((id) => assignment.assign(actor, id, chosen))]);
  await set.drain();
  expect(await Promise.all(ids.map(ownerOf))).toEqual(ids.map(() => chosen));
  expect(await db.sql('SELECT load FROM agent_state WHERE user_id = $1', [chosen])).toEqual([{ load: 20 }]);
});

it('RTE-8: a ticket and an agent that somebody else holds are waited for, and then given', async () => {
  const set = await stage([{}], { capacity: 1 });
  const id = await set.wait();
  const other = await db.pool().connect();
  await other.query('BEGIN');
  await other.query('SELECT 1 FROM agent_state WHERE user_id = $1 FOR UPDATE', [set.agents[0]]);
  const drained = set.drain();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await ownerOf(id)).toBeNull();
  await other.query('ROLLBACK');
  other.release();
  await drained;
  expect(await ownerOf(id)).toBe(set.agents[0]);
});

import type { INestApplicationContext } from '@nestjs/common';
import { UnitOfWork } from '@guiche/platform/database';
import { Outbox } from '@guiche/platform/outbox';
import { ticketPermissions, ticketQueued } from '@guiche/tickets';
import { makeActor } from '../../../libs/identity/src/testing/make-actor.js';
import { makeAgent } from '../../../libs/routing/src/testing/make-agent.js';
import { makeQueue } from '../../../libs/routing/src/testing/make-queue.js';
import { startRouting } from '../../../libs/routing/src/testing/start-routing.js';
import { makeTickets, makeTicketInbox } from '../../../libs/tickets/src/testing/make-ticket.js';
import { TicketStatusService } from '../../../libs/tickets/src/tickets/status/ticket-status.service.js';
import { useDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { spawnApp, type RunningApp } from '../../support/processes.js';

const [agentCount, limit, ticketCount] = [50, 3, 2_000];
const inBatchesOf = 100;
/** Events, transactions and a busy machine take their time; a forgotten ticket would stay for ever. */
const patienceMs = 5_000;

/** What one look at the database saw, all of it in one snapshot. */
interface Look {
  readonly waiting: number;
  readonly room: number;
  readonly mostLoaded: number;
  /** Agents whose counted load is not the number of their tickets. */
  readonly miscounted: number;
  /** Tickets whose owner is not the one their time line tells, or that were given more than once. */
  readonly contradictions: number;
  readonly finished: number;
  /** Assignments made so far. */
  readonly given: number;
}

const db = useDatabase();
const workers: RunningApp[] = [];
let app: INestApplicationContext;
beforeAll(async () => {
  app = await startRouting();
});
afterAll(() => app.close());

const look = async (): Promise<Look> => {
  const [seen] = await db.sql<Look & Record<string, unknown>>(
    `WITH held AS (SELECT a.user_id, a.load, count(t.id)::int AS tickets FROM agent_state a
                   LEFT JOIN ticket t ON t.assignee_id = a.user_id AND t.is_live GROUP BY a.user_id),
          told AS (SELECT ticket_id, count(*) AS times, max(data ->> 'toUserId') AS owner FROM ticket_event
                   WHERE type = 'assigned' GROUP BY ticket_id)
     SELECT (SELECT count(*) FROM ticket WHERE is_live AND assignee_id IS NULL)::int AS waiting,
            (SELECT sum(greatest(0, $1 - tickets)) FROM held)::int AS room,
            (SELECT max(tickets) FROM held) AS "mostLoaded",
            (SELECT count(*) FROM held WHERE load <> tickets)::int AS miscounted,
            (SELECT count(*) FROM ticket t LEFT JOIN told ON told.ticket_id = t.id
              WHERE coalesce(told.times, 0) <> (t.assignee_id IS NOT NULL)::int OR told.owner::uuid <> t.assignee_id)::int AS contradictions,
            (SELECT count(*) FROM ticket WHERE status = 'finished')::int AS finished,
            (SELECT coalesce(sum(times), 0) FROM told)::int AS given`,
    [limit],
  );
  if (!seen) throw new Error('the look saw nothing');
  return seen;
};

it('RTE-8: four workers, one of them killed, give 2,000 tickets to 50 agents: one owner each, nobody over his limit, none forgotten', async () => {
  const uow = app.get(UnitOfWork);
  const { queueId, inboxIds } = await uow.run(async (tx) => {
    const memberIds: string[] = [];
    for (let n = 0; n < agentCount; n++) memberIds.push(await makeAgent(tx));
    const inboxIds = [await makeTicketInbox(tx, memberIds), await makeTicketInbox(tx, memberIds)];
    const { id } = await makeQueue(tx, { memberIds, inboxIds, capacity: limit });
    return { queueId: id, inboxIds };
  });
  workers.push(...(await Promise.all([1, 2, 3, 4].map(() => spawnApp('worker', { DATABASE_POOL_SIZE: '8' })))));

  // Watches from here to the end.
  const looks: Look[] = [];
  let [watching, stillSince, longestStillMs] = [true, 0, 0];
  const watch = (async () => {
    while (watching) {
      const at = performance.now();
      const seen = await look();
      // While tickets wait and somebody has room, assignments go on.
      const goesOn = seen.waiting === 0 || seen.room === 0 || seen.given !== looks.at(-1)?.given;
      looks.push(seen);
      if (goesOn) stillSince = at;
      longestStillMs = Math.max(longestStillMs, at - stillSince);
      expect(seen).toMatchObject({ miscounted: 0, contradictions: 0 });
      expect(seen.mostLoaded).toBeLessThanOrEqual(limit);
      expect(longestStillMs).toBeLessThan(patienceMs);
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  })();
  // A violation ends the test at once.
  const meanwhile = <T>(work: Promise<T>): Promise<T> => Promise.race([work, watch.then(() => work)]);

  const everybodyIsBusy = () =>
    eventually(async () => expect(await look()).toMatchObject({ room: 0, mostLoaded: limit }), {
      within: 20_000,
      every: 100,
    });
  const arrive = async (count: number): Promise<void> => {
    for (let made = 0; made < count; made += inBatchesOf) {
      await uow.run(async (tx) => {
        await makeTickets(tx, inBatchesOf, { inboxIds, queueId, contacts: inBatchesOf });
        const newest = `SELECT id, inbox_id FROM ticket ORDER BY id DESC LIMIT ${inBatchesOf}`;
        for (const { id, inbox_id: inboxId } of await tx.manager.query<{ id: string; inbox_id: string }[]>(newest))
          await app.get(Outbox).record(tx, ticketQueued({ ticketId: id, inboxId, queueId }));
      });
    }
  };
  // Agents finish what they have had longest, several of them at once.
  const actor = makeActor({
    permissions: [ticketPermissions.finish],
    scope: { unassigned: true, others: true, inboxIds: 'all' },
  });
  const finish = async (count: number): Promise<void> => {
    let left = count;
    const one = async (part: number): Promise<void> => {
      while (left > 0) {
        const held = await db.sql<{ id: string }>(
          `SELECT id FROM ticket WHERE is_live AND get_byte(uuid_send(id), 15) % 4 = $1 AND assignee_id IS NOT NULL
           ORDER BY assigned_at LIMIT 10`,
          [part],
        );
        for (const { id } of held)
          if (left-- > 0) await app.get(TicketStatusService).change(actor, id, { status: 'finished' });
        if (held.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    await Promise.all([0, 1, 2, 3].map(one));
  };

  const startedAt = performance.now();
  await meanwhile(arrive(ticketCount / 2));
  await meanwhile(everybodyIsBusy());
  const busyAfterMs = performance.now() - startedAt;
  const restArrives = arrive(ticketCount / 2);
  const killedWhile = meanwhile(finish(ticketCount / 2));
  await meanwhile(eventually(async () => (await look()).finished >= ticketCount / 4, { within: 60_000, every: 200 }));
  await workers[1]?.kill();
  await killedWhile;
  await meanwhile(restArrives);
  await meanwhile(everybodyIsBusy());
  await meanwhile(finish(ticketCount / 2));
  watching = false;
  await watch;

  expect(await look()).toEqual({
    waiting: 0,
    room: agentCount * limit,
    mostLoaded: 0,
    miscounted: 0,
    contradictions: 0,
    finished: ticketCount,
    given: ticketCount,
  });
  const given = await db.sql<{ n: number }>('SELECT count(*)::int AS n FROM ticket GROUP BY assignee_id ORDER BY n');
  expect(given).toHaveLength(agentCount);
  process.stderr.write(
    `distribution: ${looks.length} looks, all agents busy after ${Math.round(busyAfterMs)} ms, all done after ` +
      `${Math.round(performance.now() - startedAt)} ms, ${given[0]?.n}–${given.at(-1)?.n} tickets per agent, ` +
      `at most ${Math.round(longestStillMs)} ms without an assignment while there was one to make\n`,
  );
}, 300_000);

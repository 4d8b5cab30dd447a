import type { INestApplicationContext } from '@nestjs/common';
import { UnitOfWork, type Statement, type Tx } from '@guiche/platform/database';
import { useDatabase } from '../../../../test/support/database.js';
import { makeTickets, makeTicketInbox } from '../../../tickets/src/testing/make-ticket.js';
import { makeAgent } from '../testing/make-agent.js';
import { makeQueue } from '../testing/make-queue.js';
import { startRouting } from '../testing/start-routing.js';
import { AssignmentRepository } from './assignment.repository.js';

const db = useDatabase();
let app: INestApplicationContext;
beforeAll(async () => {
  app = await startRouting();
});
afterAll(() => app.close());

/** How many pages the statements of a search touch: what it costs, whatever else the machine does. */
async function pagesOf(search: (tx: Tx) => Promise<unknown>): Promise<number> {
  return app.get(UnitOfWork).run(async (tx) => {
    const asked: (readonly [Statement, readonly unknown[]])[] = [];
    const listening: Tx = Object.create(tx, {
      row: {
        value: (statement: Statement, values: readonly unknown[] = []) => {
          asked.push([statement, values]);
          return tx.row(statement, values);
        },
      },
      rows: {
        value: (statement: Statement, values: readonly unknown[] = []) => {
          asked.push([statement, values]);
          return tx.rows(statement, values);
        },
      },
    }) as Tx;
    await search(listening);
    let pages = 0;
    for (const [{ text }, values] of asked) {
      // Twice: the first time clears away what others left in the index.
      for (const isSecond of [false, true]) {
        const [{ 'QUERY PLAN': plan } = { 'QUERY PLAN': [] }] = await tx.manager.query<
          { 'QUERY PLAN': { Plan: Record<string, number> }[] }[]
        >(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`, [...values]);
        const { 'Shared Hit Blocks': hit = 0, 'Shared Read Blocks': read = 0 } = plan[0]?.Plan ?? {};
        if (isSecond) pages += hit + read;
      }
    }
    return pages;
  });
}

it('RTE-9: finding the next ticket costs the same with 500 and with 40,000 waiting, also behind an inbox nobody serves', async () => {
  const assignments = app.get(AssignmentRepository);
  const { queueId, served } = await app.get(UnitOfWork).run(async (tx) => {
    const agent = await makeAgent(tx);
    const served = await makeTicketInbox(tx, [agent]);
    const { id } = await makeQueue(tx, { memberIds: [agent], inboxIds: [served] });
    return { queueId: id, served };
  });
  const unserved = await app.get(UnitOfWork).run((tx) => makeTicketInbox(tx));
  const costs = async (count: number): Promise<{ any: number; behind: number; open: number }> => {
    await app.get(UnitOfWork).run(async (tx) => {
      await makeTickets(tx, count, { inboxIds: [unserved], queueId, contacts: count });
      await makeTickets(tx, count, { inboxIds: [served], queueId, contacts: count });
    });
    await db.sql('ANALYZE ticket');
    return {
      any: await pagesOf((tx) => assignments.lockOldestWaiting(tx, queueId, null)),
      behind: await pagesOf((tx) => assignments.lockOldestWaiting(tx, queueId, [served])),
      open: await pagesOf((tx) => assignments.openInboxes(tx, queueId)),
    };
  };
  const few = await costs(250);
  const many = await costs(19_750);
  for (const search of ['any', 'behind', 'open'] as const) {
    // A tree that is one level higher, and rows that lie on pages of their own.
    expect({ search, few: few[search], many: many[search] }).toMatchObject({ many: expect.any(Number) as number });
    expect(many[search]).toBeLessThan(few[search] * 2 + 60);
  }
}, 60_000);

it('RTE-9: of many agents only the first in turn are looked at closely', async () => {
  const { queueId, inboxId } = await app.get(UnitOfWork).run(async (tx) => {
    const first = await makeAgent(tx);
    const inboxId = await makeTicketInbox(tx, [first]);
    await tx.manager.query(
      `INSERT INTO user_account SELECT (jsonb_populate_record(u, jsonb_build_object('id', gen_random_uuid(), 'login', 'many' || n, 'email', 'many' || n || '@example.com'))).*
         FROM user_account u, generate_series(1, 2000) n WHERE u.id = $1`,
      [first],
    );
    await tx.manager.query(
      `INSERT INTO agent_state (user_id, presence, presence_since, last_assigned_at)
       SELECT id, 'online', now(), now() - random() * interval '1 hour' FROM user_account WHERE login LIKE 'many%'`,
    );
    await tx.manager.query(
      `INSERT INTO inbox_member (inbox_id, user_id) SELECT $1, id FROM user_account WHERE login LIKE 'many%'`,
      [inboxId],
    );
    const { id } = await makeQueue(tx);
    await tx.manager.query(
      `INSERT INTO queue_member (queue_id, user_id, position) SELECT $1, id, row_number() OVER () FROM user_account`,
      [id],
    );
    return { queueId: id, inboxId };
  });
  await db.sql('ANALYZE');
  const ticket = { id: queueId, queue_id: queueId, inbox_id: inboxId, weight: 1 };
  const pages = await pagesOf((tx) =>
    app.get(AssignmentRepository).takeAgent(tx, 'evenly', ticket, 'first', new Date()),
  );
  expect(pages).toBeLessThan(1_000);
}, 60_000);

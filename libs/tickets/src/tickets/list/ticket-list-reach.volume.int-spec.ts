import type pg from 'pg';
import type { UserScope } from '@guiche/identity';
import type { ReadTx, Statement } from '@guiche/platform/database';
import { parseListRequest } from '@guiche/platform/http';
import { useDatabase } from '../../../../../test/support/database.js';
import { makeTicketInbox, makeTickets, type Rows } from '../../testing/make-ticket.js';
import { TicketPlacement } from '../ticket-placement.js';
import { TicketListRepository } from './ticket-list.repository.js';
import { ticketList } from './ticket.list.js';

const db = useDatabase();
const people = 100_000;
let client: pg.Pool;
const inboxes: string[] = [];
const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const plain: Rows = {
  async rows<Row>({ text }: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    return (await client.query(text, [...values])).rows as Row[];
  },
};

interface Explained {
  readonly 'QUERY PLAN': readonly { readonly Plan: Readonly<Record<string, number>> }[];
}

/** Runs statements and counts the pages they look at, in memory or not. */
let pages = 0;
const counting: Rows = {
  async rows<Row>(asked: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await client.query<Explained>(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${asked.text}`, [
      ...values,
    ]);
    const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
    pages += (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0);
    return plain.rows<Row>(asked, values);
  },
};
const tx = {
  ...counting,
  row: async (asked: Statement, values?: readonly unknown[]) => (await counting.rows(asked, values ?? []))[0] ?? null,
} as ReadTx;

// A tree of ten levels in which everybody but the last has three subordinates; each has a live ticket, some a closed one.
beforeAll(async () => {
  client = db.pool({ max: 1, idleTimeoutMillis: 0 });
  await client.query(`SET session_replication_role = replica`);
  for (let i = 0; i < 5; i++) inboxes.push(await makeTicketInbox(plain));
  await client.query(
    `WITH RECURSIVE up AS (
       SELECT n AS person, (n + 1) / 3 AS above, 1 AS distance FROM generate_series(2, ${people}) n
       UNION ALL
       SELECT person, (above + 1) / 3, distance + 1 FROM up WHERE above > 1)
     INSERT INTO user_subordinate (superior_id, user_id, distance)
     SELECT ('00000000-0000-7000-8000-' || lpad(above::text, 12, '0'))::uuid,
            ('00000000-0000-7000-8000-' || lpad(person::text, 12, '0'))::uuid, distance FROM up`,
  );
  // Spread over the people without order, as work is.
  const assigneeIds = Array.from({ length: people }, (_, i) => idOf(((i * 7919) % people) + 1));
  await makeTickets(plain, people, { inboxIds: inboxes, assigneeIds, livePercent: 70 });
  await client.query(`ANALYZE`);
}, 240_000);

it('IAM-9: a supervisor’s list and count stay flat from a handful of subordinates to 100,000 in ten levels', async () => {
  const lists = new TicketListRepository(new TicketPlacement());
  const told: Record<string, number[]> = {};
  // The first of each level, from the top down: 2 is below 1, 5 below 2, and so on.
  for (const who of [1, 2, 5, 14, 41, 122, 365, 1094, 3281, 9842]) {
    const scope: UserScope = {
      kind: 'user',
      userId: idOf(who),
      unassigned: false,
      others: false,
      subordinates: true,
      inboxIds: inboxes,
    };
    const { rows } = await client.query<{ n: string }>(
      `SELECT count(*) AS n FROM user_subordinate WHERE superior_id = $1`,
      [idOf(who)],
    );
    pages = 0;
    const filter = JSON.stringify({ view: 'all', live: true });
    const page = await lists.page(tx, scope, parseListRequest(ticketList, { filter, limit: '25', cursor: '' }));
    const forPage = pages;
    pages = 0;
    const counted = await lists.count(tx, scope, 'all');
    told[`${rows[0]?.n ?? ''} subordinates`] = [forPage, pages];
    expect(page.count).toBe(Math.min(counted.count, 25));
    expect(counted.count).toBeGreaterThan(0);
  }
  const worst = Object.entries(told).filter(([, [forPage = 0, forCount = 0]]) => forPage > 12_000 || forCount > 25_000);
  expect({ worst, told }).toMatchObject({ worst: [] });
});

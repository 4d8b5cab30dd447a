import type pg from 'pg';
import type { UserScope } from '@guiche/identity';
import type { ReadTx, Statement } from '@guiche/platform/database';
import { parseListRequest } from '@guiche/platform/http';
import { useDatabase } from '../../../../../test/support/database.js';
import { makeTicketInbox, makeTickets, type Rows } from '../../testing/make-ticket.js';
import { TicketPlacement } from '../ticket-placement.js';
import { TicketListRepository } from './ticket-list.repository.js';
import { ticketList, type TicketView } from './ticket.list.js';

const db = useDatabase();
const volume = 200_000;
let client: pg.Pool;
const inboxes: string[] = [];
let userId = '';

/** Runs statements on one connection, and keeps the plan of each. */
const plans: string[] = [];
const rows: Rows = {
  async rows<Row>({ text }: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    return (await client.query(text, [...values])).rows as Row[];
  },
};
const explaining: Rows = {
  async rows<Row>({ text }: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    const { rows: lines } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, [...values]);
    plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'));
    return rows.rows<Row>({ name: '', text }, values);
  },
};
const tx = (of: Rows): ReadTx =>
  ({
    ...of,
    row: async (statement: Statement, values?: readonly unknown[]) => (await of.rows(statement, values))[0] ?? null,
  }) as ReadTx;

beforeAll(async () => {
  // One connection that stays: what is set on it stays, too.
  client = db.pool({ max: 1, idleTimeoutMillis: 0 });
  // The rows are made right; checking every reference of theirs would take most of the time.
  await client.query(`SET session_replication_role = replica`);
  for (let i = 0; i < 10; i++) inboxes.push(await makeTicketInbox(rows));
  const users = Array.from({ length: 50 }, (_, i) => `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`);
  userId = users[7] ?? '';
  await makeTickets(rows, volume, { inboxIds: inboxes, assigneeIds: [null, ...users], livePercent: 5 });
  await client.query(`ANALYZE`);
}, 180_000);

const scopes = (): Record<string, UserScope> => ({
  everybody: { kind: 'user', userId, unassigned: true, others: true, inboxIds: 'all' },
  agent: { kind: 'user', userId, unassigned: true, others: true, inboxIds: inboxes.slice(0, 3) },
  assistant: { kind: 'user', userId, unassigned: true, others: false, inboxIds: inboxes.slice(0, 3) },
});

/** The names of the indexes that the list of this request reads tickets by; throws when it reads the whole table. */
async function indexesOf(scope: UserScope, query: Record<string, string>): Promise<string[]> {
  plans.length = 0;
  const page = await new TicketListRepository(new TicketPlacement()).page(
    tx(explaining),
    scope,
    parseListRequest(ticketList, query),
  );
  expect(page.count).toBeGreaterThan(0);
  const plan = plans.join('\n');
  expect(plan).not.toMatch(/Seq Scan on ticket\b/);
  return [
    ...new Set(
      [...plan.matchAll(/(?:Index (?:Only )?Scan using|Bitmap Index Scan on) (ticket_\w+)/g)].map(
        ([, name]) => name ?? '',
      ),
    ),
  ]
    .filter((name) => name !== 'ticket_pkey')
    .sort();
}
const view = (name: TicketView, live?: boolean): Record<string, string> => ({
  filter: JSON.stringify({ view: name, ...(live !== undefined && { live }) }),
  limit: '25',
});

it.each<[scope: string, TicketView, live: boolean | undefined, indexes: string[]]>([
  ['everybody', 'mine', true, ['ticket_live_by_assignee']],
  ['everybody', 'unassigned', true, ['ticket_live_unassigned_by_inbox']],
  ['everybody', 'all', true, ['ticket_live_by_inbox']],
  ['everybody', 'all', false, ['ticket_closed_by_inbox']],
  ['everybody', 'all', undefined, ['ticket_closed_by_inbox', 'ticket_live_by_inbox']],
  ['agent', 'mine', true, ['ticket_live_by_assignee']],
  ['agent', 'unassigned', true, ['ticket_live_unassigned_by_inbox']],
  ['agent', 'all', true, ['ticket_live_by_inbox']],
  ['agent', 'all', undefined, ['ticket_closed_by_inbox', 'ticket_live_by_inbox']],
  ['assistant', 'all', true, ['ticket_live_by_assignee', 'ticket_live_unassigned_by_inbox']],
  [
    'assistant',
    'all',
    undefined,
    [
      'ticket_closed_by_assignee',
      'ticket_closed_unassigned_by_inbox',
      'ticket_live_by_assignee',
      'ticket_live_unassigned_by_inbox',
    ],
  ],
])('API-2: among 200,000 tickets, %s reads %s (live: %s) along its own index', async (scope, name, live, indexes) => {
  const found = scopes()[scope];
  if (!found) throw new Error(scope);
  expect(await indexesOf(found, view(name, live))).toEqual(indexes);
});

it.each([
  ['a protocol', { q: '20000000001' }],
  ['a rare name', { q: 'gabriela souza 1' }],
  ['a common name', { q: 'silva' }],
  ['a phone', { q: '9000012' }],
])('TKT-11: among 200,000 tickets, a search for %s never reads the whole table', async (_what, filter) => {
  for (const scope of Object.values(scopes())) {
    plans.length = 0;
    const request = parseListRequest(ticketList, { filter: JSON.stringify(filter), limit: '25' });
    await new TicketListRepository(new TicketPlacement()).page(tx(explaining), scope, request);
    expect(plans.join('\n')).not.toMatch(/Seq Scan on (ticket|contact)\b/);
  }
});

it('API-2: counters of the views stop at the cap', async () => {
  const lists = new TicketListRepository(new TicketPlacement());
  const { everybody } = scopes();
  if (!everybody) throw new Error('everybody');
  plans.length = 0;
  expect(await lists.count(tx(explaining), everybody, 'all')).toEqual({ count: 1000, unread: 0, capped: true });
  expect(plans.join('\n')).not.toMatch(/Seq Scan on ticket\b/);
});

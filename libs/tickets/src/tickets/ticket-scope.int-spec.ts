import fc from 'fast-check';
import type { AccessScope } from '@guiche/identity';
import { useDatabase } from '../../../../test/support/database.js';
import { ticketScope, type TicketFacts } from './ticket-scope.js';

const db = useDatabase();

const uuid = (n: number): string => `00000000-0000-7000-8000-00000000000${n}`;
const inbox = fc.integer({ min: 0, max: 3 }).map(uuid);
const user = fc.integer({ min: 4, max: 7 }).map(uuid);
const ticket = fc.record({ inboxId: inbox, assigneeId: fc.option(user) });
const scope: fc.Arbitrary<AccessScope> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constant('user' as const),
      userId: user,
      unassigned: fc.boolean(),
      others: fc.boolean(),
      inboxIds: fc.oneof(fc.constant('all' as const), fc.uniqueArray(inbox)),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'system' as const, why: 'property test' }) },
);

/** The tickets that PostgreSQL lets through. */
async function bySql(of: AccessScope, tickets: readonly TicketFacts[]): Promise<number[]> {
  const rows = tickets.map((facts, n) => ({ n, inbox_id: facts.inboxId, assignee_id: facts.assigneeId }));
  const values: unknown[] = [JSON.stringify(rows)];
  const condition = ticketScope.toSql(of, 't', (value) => `$${values.push(value)}`);
  const found = await db.sql<{ n: number }>(
    `SELECT t.n FROM jsonb_to_recordset($1::jsonb) AS t (n int, inbox_id uuid, assignee_id uuid) WHERE ${condition} ORDER BY n`,
    values,
  );
  return found.map(({ n }) => n);
}

it('IAM-9: the predicate in SQL and the function admit the same tickets, whatever the scope', async () => {
  await fc.assert(
    fc.asyncProperty(scope, fc.array(ticket, { minLength: 1, maxLength: 40 }), async (of, tickets) => {
      const byFunction = tickets.flatMap((facts, n) => (ticketScope.admits(of, facts) ? [n] : []));
      expect(await bySql(of, tickets)).toEqual(byFunction);
    }),
    { numRuns: 300 },
  );
});

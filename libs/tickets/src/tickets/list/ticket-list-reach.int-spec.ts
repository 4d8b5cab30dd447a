import fc from 'fast-check';
import { parseListRequest } from '@guiche/platform/http';
import { useDatabase } from '../../../../../test/support/database.js';
import { companyIn, scopesOf, type Company, type CompanyTicket } from '../../testing/make-reach.js';
import { makeUserRow } from '../../testing/make-user-row.js';
import { ticketFactsSql, ticketScope, type TicketFacts } from '../ticket-scope.js';
import { isLive } from '../ticket-transitions.js';
import { countSql, pageSql } from './ticket-list-sql.js';
import { ticketList, ticketViews } from './ticket.list.js';

const db = useDatabase();
let company: Company;
let facts: Map<string, TicketFacts>;

beforeAll(async () => {
  const users = [];
  for (let i = 0; i < 5; i++) users.push(await makeUserRow(db));
  company = await companyIn(db, users);
  const rows = await db.sql<TicketFacts & { id: string }>(`SELECT t.id, ${ticketFactsSql('t')} FROM ticket t`);
  facts = new Map(rows.map((row) => [row.id, row]));
});

const newestFirst = (a: CompanyTicket, b: CompanyTicket): number => b.at - a.at || (a.id < b.id ? 1 : -1);
const way = fc.constantFrom('each' as const, 'along' as const);

it('IAM-9: every view of every reach lists and counts what the scope admits, person by person or down the list', async () => {
  await fc.assert(
    fc.asyncProperty(
      scopesOf(() => company),
      fc.constantFrom(...ticketViews),
      fc.constantFrom(undefined, true, false),
      fc.record({ people: way, sectors: way }),
      async (drawn, view, live, ways) => {
        const scope = drawn();
        const inView = ({ assigneeId }: CompanyTicket): boolean =>
          view === 'all' || assigneeId === (view === 'mine' ? scope.userId : null);
        const expected = company.tickets
          .filter((one) => ticketScope.admits(scope, facts.get(one.id) ?? { inboxId: '', assigneeId: null }))
          .filter((one) => inView(one) && (live === undefined || isLive(one.status) === live))
          .sort(newestFirst)
          .map(({ id }) => id);
        const filter = JSON.stringify({ view, ...(live !== undefined && { live }) });
        const whole = parseListRequest(ticketList, { filter, limit: '1000' });
        const page = pageSql(scope, whole, 'people', ways);
        const rows = page ? await db.sql<{ id: string }>(page.text, [...page.values]) : [];
        expect(rows.map(({ id }) => id)).toEqual(expected);
        const count = countSql(scope, whole, 1000, 'people', ways);
        const [counted] = count ? await db.sql<{ count: number }>(count.text, [...count.values]) : [{ count: 0 }];
        expect(counted?.count).toBe(expected.length);
        const short = pageSql(scope, parseListRequest(ticketList, { filter, limit: '10' }), 'people', ways);
        const first = short ? await db.sql<{ id: string }>(short.text, [...short.values]) : [];
        expect(first.map(({ id }) => id)).toEqual(expected.slice(0, 11));
      },
    ),
    { numRuns: 250 },
  );
});

import fc from 'fast-check';
import type { AccessScope } from '@guiche/identity';
import { useDatabase } from '../../../../test/support/database.js';
import { companyIn, scopesOf, type Company } from '../testing/make-reach.js';
import { makeUserRow } from '../testing/make-user-row.js';
import { ticketFactsSql, ticketScope, type TicketFacts } from './ticket-scope.js';

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

/** The tickets that PostgreSQL lets through. */
async function bySql(of: AccessScope): Promise<Set<string>> {
  const values: unknown[] = [];
  const condition = ticketScope.toSql(of, 't', (value) => `$${values.push(value)}`);
  const found = await db.sql<{ id: string }>(`SELECT t.id FROM ticket t WHERE ${condition}`, values);
  return new Set(found.map(({ id }) => id));
}

it('IAM-9: the predicate in SQL and the function admit the same tickets, whatever the scope', async () => {
  const system = fc.constant((): AccessScope => ({ kind: 'system', why: 'property test' }));
  const scopes = fc.oneof({ weight: 19, arbitrary: scopesOf(() => company) }, { weight: 1, arbitrary: system });
  await fc.assert(
    fc.asyncProperty(scopes, async (drawn) => {
      const scope = drawn();
      const byFunction = [...facts].flatMap(([id, ticket]) => (ticketScope.admits(scope, ticket) ? [id] : []));
      expect(await bySql(scope)).toEqual(new Set(byFunction));
      if (scope.kind === 'user') {
        const explained = [...facts].flatMap(([id, ticket]) => (ticketScope.reasons(scope, ticket)[0] ? [id] : []));
        expect(explained).toEqual(byFunction);
      }
    }),
    { numRuns: 300 },
  );
});

describe('IAM-9: each reach by itself', () => {
  const reached = async (place: number, reach: Partial<AccessScope>): Promise<string[]> => {
    const userId = company.users[place] ?? '';
    const scope = { kind: 'user', userId, unassigned: false, others: false, inboxIds: 'all', ...reach } as AccessScope;
    const found = await bySql(scope);
    return [...found].filter((id) => facts.get(id)?.assigneeId !== userId).sort();
  };
  const expected = (by: (ticket: TicketFacts) => boolean, place: number): string[] =>
    [...facts]
      .filter(([, ticket]) => by(ticket) && ticket.assigneeId !== company.users[place])
      .map(([id]) => id)
      .sort();
  const isOwner = (ticket: TicketFacts, ...places: number[]): boolean =>
    places.some((place) => ticket.assigneeId === company.users[place]);

  it('subordinates: everybody below, however deep, and nobody beside or above', async () => {
    const found = await reached(0, { subordinates: true });
    expect(found).toEqual(expected((ticket) => isOwner(ticket, 1, 2, 3), 0));
    expect(await reached(1, { subordinates: true })).toEqual(expected((ticket) => isOwner(ticket, 3), 1));
    expect(await reached(3, { subordinates: true })).toEqual([]);
    expect(found.length).toBeGreaterThan(20);
  });

  it('team: the tickets of those in the same team', async () => {
    const teamIds = [company.teams[0] ?? ''];
    expect(await reached(0, { team: true, teamIds })).toEqual(expected((ticket) => isOwner(ticket, 1), 0));
  });

  it('sector: one’s sectors and all below them', async () => {
    const sectorIds = [company.sectors[1] ?? ''];
    const rows = await db.sql<{ id: string }>(`SELECT id FROM ticket WHERE sector_id = ANY ($1::uuid[])`, [
      company.sectors.slice(1, 3),
    ]);
    const within = new Set(rows.map(({ id }) => id));
    const found = await bySql({
      kind: 'user',
      userId: company.users[4] ?? '',
      unassigned: false,
      others: false,
      sector: true,
      inboxIds: 'all',
      sectorIds,
    });
    expect([...within].every((id) => found.has(id))).toBe(true);
    const beside = [...found].filter((id) => !within.has(id));
    expect(beside.every((id) => facts.get(id)?.assigneeId === company.users[4])).toBe(true);
  });

  it('participating: followed tickets and those that once were one’s own', async () => {
    const found = await reached(2, { participating: true });
    expect(found).toEqual(
      expected(({ participantIds }) => participantIds?.includes(company.users[2] ?? '') ?? false, 2),
    );
    expect(found.length).toBeGreaterThan(10);
  });

  it('no reach goes beyond the inboxes somebody is in', async () => {
    const all = { participating: true, team: true, sector: true, subordinates: true };
    const ids = { teamIds: company.teams, sectorIds: company.sectors };
    expect(await reached(0, { ...all, ...ids, inboxIds: [] })).toEqual([]);
  });
});

it('IAM-9: profiles without the new reaches are asked the SQL they always were', () => {
  const sqlOf = (unassigned: boolean, others: boolean, inboxIds: 'all' | string[]): string =>
    ticketScope.toSql(
      { kind: 'user', userId: 'u', unassigned, others, inboxIds, participating: false, team: false },
      't',
      () => '$n',
    );
  expect(sqlOf(true, true, [])).toBe('(t.inbox_id = ANY ($n::uuid[]) AND true)');
  expect(sqlOf(false, true, [])).toBe('(t.inbox_id = ANY ($n::uuid[]) AND t.assignee_id IS NOT NULL)');
  expect(sqlOf(true, false, 'all')).toBe('(t.assignee_id = $n::uuid OR t.assignee_id IS NULL)');
  expect(sqlOf(false, false, 'all')).toBe('t.assignee_id = $n::uuid');
});

import fc from 'fast-check';
import { newId } from '@guiche/kernel';
import type { UserScope } from '@guiche/identity';
import { unnamed } from '@guiche/platform/database';
import type { TestDatabase } from '../../../../test/support/database.js';
import { ticketStatuses, type TicketStatus } from '../tickets/ticket-transitions.js';
import { makeTicket, makeTicketInbox, type Rows } from './make-ticket.js';

/** A small company in which every reach reaches something: people in a hierarchy, teams, a tree of sectors, tickets. */
export interface Company {
  readonly inboxes: readonly string[];
  /** The first is above the second and third, the second above the fourth; the fifth is beside them. */
  readonly users: readonly string[];
  /** The first has the first two users, the second the last two. */
  readonly teams: readonly string[];
  /** Each lies below the one before it but the last, which stands by itself. */
  readonly sectors: readonly string[];
  readonly tickets: readonly CompanyTicket[];
}

/** A ticket of the company. */
export interface CompanyTicket {
  readonly id: string;
  readonly status: TicketStatus;
  readonly assigneeId: string | null;
  readonly at: number;
}

/** Makes the company straight in the tables; `userIds` are five users. */
export async function makeCompany(tx: Rows, users: readonly string[], count = 150): Promise<Company> {
  const run = (sql: string, values: readonly unknown[]): Promise<unknown> => tx.rows(unnamed(sql), values);
  const user = (place: number): string => users[place] ?? '';
  const below = [
    [0, 1, 1],
    [0, 2, 1],
    [1, 3, 1],
    [0, 3, 2],
  ] as const;
  for (const [superior, subordinate, distance] of below) {
    await run(`INSERT INTO user_subordinate (superior_id, user_id, distance) VALUES ($1, $2, $3)`, [
      user(superior),
      user(subordinate),
      distance,
    ]);
  }
  const inboxes = [await makeTicketInbox(tx), await makeTicketInbox(tx), await makeTicketInbox(tx)];
  const teams = [newId(), newId()];
  for (const [place, id] of teams.entries()) {
    await run(`INSERT INTO team (id, name, created_at, updated_at) VALUES ($1, $2, now(), now())`, [id, `Team ${id}`]);
    for (const member of place === 0 ? [0, 1] : [3, 4]) {
      await run(`INSERT INTO team_member (team_id, user_id) VALUES ($1, $2)`, [id, user(member)]);
    }
  }
  const sectors = Array.from({ length: 4 }, () => newId());
  for (const [place, id] of sectors.entries()) {
    const parent = place === 0 || place === 3 ? null : sectors[place - 1];
    await run(
      `INSERT INTO sector (id, parent_id, name, created_at, updated_at) VALUES ($1, $2::uuid, $3, now(), now())`,
      [id, parent, `Sector ${id}`],
    );
  }
  const tickets: CompanyTicket[] = [];
  for (let i = 0; i < count; i++) {
    const assigneeId = i % 4 === 0 ? null : user((i * 3) % 5);
    const status = ticketStatuses[(i * 7) % 6] ?? 'open';
    const at = 1_700_000_000_000 + Math.floor(i / 3) * 1000;
    const sectorId = i % 3 === 0 ? undefined : sectors[i % 4];
    const { id } = await makeTicket(tx, {
      inboxId: inboxes[i % 3] ?? '',
      assigneeId,
      status,
      lastActivityAt: new Date(at),
      ...(sectorId && { sectorId }),
    });
    for (const [place, role] of [[(i * 7) % 11, 'follower'] as const, [(i * 5) % 9, 'former-assignee'] as const]) {
      const participant = users[place];
      if (participant === undefined) continue;
      await run(`INSERT INTO ticket_participant (ticket_id, user_id, role, since) VALUES ($1, $2, $3, now())`, [
        id,
        participant,
        role,
      ]);
    }
    tickets.push({ id, status, assigneeId, at });
  }
  return { inboxes, users, teams, sectors, tickets };
}

/** Any scope a user of the company could have. */
export const scopesOf = (company: () => Company): fc.Arbitrary<() => UserScope> =>
  fc
    .record({
      user: fc.integer({ min: 0, max: 4 }),
      unassigned: fc.boolean(),
      others: fc.boolean(),
      participating: fc.boolean(),
      team: fc.boolean(),
      sector: fc.boolean(),
      subordinates: fc.boolean(),
      inboxes: fc.oneof(fc.constant('all' as const), fc.uniqueArray(fc.integer({ min: 0, max: 2 }))),
      teams: fc.uniqueArray(fc.integer({ min: 0, max: 1 })),
      sectors: fc.uniqueArray(fc.integer({ min: 0, max: 3 })),
    })
    .map(({ user, inboxes, teams, sectors, ...reach }) => () => {
      const { users, ...made } = company();
      const pick = (from: readonly string[], places: readonly number[]): string[] =>
        places.map((place) => from[place] ?? '');
      return {
        kind: 'user',
        userId: users[user] ?? '',
        ...reach,
        inboxIds: inboxes === 'all' ? 'all' : pick(made.inboxes, inboxes),
        ...(reach.team && { teamIds: pick(made.teams, teams) }),
        ...(reach.sector && { sectorIds: pick(made.sectors, sectors) }),
      };
    });

/** The company in a database of a spec's own. */
export async function companyIn(db: TestDatabase, users: readonly string[], count?: number): Promise<Company> {
  const rows: Rows = { rows: (statement, values) => db.sql(statement.text, [...(values ?? [])]) as never };
  return makeCompany(rows, users, count);
}

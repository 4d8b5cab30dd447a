import { Test, type TestingModule } from '@nestjs/testing';
import fc from 'fast-check';
import type { UserScope } from '@guiche/identity';
import { DatabaseModule, UnitOfWork } from '@guiche/platform/database';
import { parseListRequest, type Page } from '@guiche/platform/http';
import { useDatabase } from '../../../../../test/support/database.js';
import { makeUser } from '../../../../identity/src/testing/make-user.js';
import { identityEntities } from '@guiche/identity';
import { makeTicket, makeTicketInbox } from '../../testing/make-ticket.js';
import { TicketPlacement } from '../ticket-placement.js';
import { ticketScope } from '../ticket-scope.js';
import { isLive, ticketStatuses, type TicketStatus } from '../ticket-transitions.js';
import { TicketListRepository } from './ticket-list.repository.js';
import { ticketList, ticketViews } from './ticket.list.js';

const db = useDatabase();
let app: TestingModule;
const inboxes: string[] = [];
const users: string[] = [];

interface Made {
  id: string;
  inboxId: string;
  assigneeId: string | null;
  status: TicketStatus;
  at: number;
}
const made: Made[] = [];

beforeAll(async () => {
  app = await Test.createTestingModule({
    imports: [DatabaseModule.forRoot(identityEntities)],
    providers: [TicketListRepository, TicketPlacement],
  }).compile();
  await app.get(UnitOfWork).run(async (tx) => {
    for (let i = 0; i < 4; i++) inboxes.push(await makeTicketInbox(tx));
    for (let i = 0; i < 3; i++) users.push((await makeUser(tx)).id);
    for (let i = 0; i < 150; i++) {
      const inboxId = inboxes[i % 4] ?? '';
      const assigneeId = i % 5 < 2 ? null : (users[i % 3] ?? null);
      const status = ticketStatuses[(i * 7) % 6] ?? 'open';
      // Every third second twice: the id decides between tickets of one moment.
      const at = Math.floor(i / 3) * 1000;
      const lastActivityAt = new Date(1_700_000_000_000 + at);
      const { id } = await makeTicket(tx, { inboxId, assigneeId, status, lastActivityAt });
      made.push({ id, inboxId, assigneeId, status, at });
    }
  });
});
afterAll(() => app?.close());

interface Listed {
  ids: string[];
  page: Page<unknown>;
}
async function list(scope: UserScope, query: Record<string, string>): Promise<Listed> {
  const request = parseListRequest(ticketList, query);
  const page = await app.get(UnitOfWork).read((tx) => app.get(TicketListRepository).page(tx, scope, request));
  return { ids: (JSON.parse(page.body as string) as { id: string }[]).map(({ id }) => id), page };
}
const everything = (): UserScope => ({
  kind: 'user',
  userId: users[0] ?? '',
  unassigned: true,
  others: true,
  inboxIds: 'all',
});
const newestFirst = (a: Made, b: Made): number => b.at - a.at || (a.id < b.id ? 1 : -1);

it('IAM-9: every view of every scope lists exactly what the scope admits, newest activity first', async () => {
  const scopes = fc.record({
    kind: fc.constant('user' as const),
    userId: fc.constantFrom(0, 1, 2),
    unassigned: fc.boolean(),
    others: fc.boolean(),
    inboxIds: fc.oneof(fc.constant('all' as const), fc.uniqueArray(fc.constantFrom(0, 1, 2, 3))),
  });
  const live = fc.constantFrom(undefined, true, false);
  const status = fc.option(fc.uniqueArray(fc.constantFrom(...ticketStatuses), { minLength: 1 }), { nil: undefined });
  await fc.assert(
    fc.asyncProperty(
      scopes,
      fc.constantFrom(...ticketViews),
      live,
      status,
      async (drawn, view, isLiveOnly, statuses) => {
        const scope: UserScope = {
          ...drawn,
          userId: users[drawn.userId] ?? '',
          inboxIds: drawn.inboxIds === 'all' ? 'all' : drawn.inboxIds.map((n) => inboxes[n] ?? ''),
        };
        const inView = (one: Made): boolean =>
          view === 'all' || one.assigneeId === (view === 'mine' ? scope.userId : null);
        const expected = made
          .filter((one) => ticketScope.admits(scope, one) && inView(one))
          .filter((one) => isLiveOnly === undefined || isLive(one.status) === isLiveOnly)
          .filter((one) => statuses === undefined || statuses.includes(one.status))
          .sort(newestFirst)
          .map(({ id }) => id);
        const filter = {
          view,
          ...(isLiveOnly !== undefined && { live: isLiveOnly }),
          ...(statuses && { status: statuses }),
        };
        expect((await list(scope, { filter: JSON.stringify(filter), limit: '1000' })).ids).toEqual(expected);
        const counted = await app.get(UnitOfWork).read((tx) => app.get(TicketListRepository).count(tx, scope, view));
        const liveOnes = made.filter((one) => ticketScope.admits(scope, one) && inView(one) && isLive(one.status));
        expect(counted).toEqual({ count: liveOnes.length, unread: 0, capped: false });
      },
    ),
    { numRuns: 150 },
  );
});

it('API-2: a cursor reads the list once through, in pages, without gaps or repeats', async () => {
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { ids, page }: Listed = await list(everything(), { limit: '7', cursor });
    seen.push(...ids);
    cursor = page.nextCursor;
  }
  expect(seen).toEqual([...made].sort(newestFirst).map(({ id }) => id));
});

it('API-2: a range has a total, exact up to the cap', async () => {
  const { ids, page } = await list(everything(), { range: '[10,14]' });
  expect(ids).toEqual(
    [...made]
      .sort(newestFirst)
      .slice(10, 15)
      .map(({ id }) => id),
  );
  expect(page).toMatchObject({ offset: 10, total: 150, exact: true });
});

it('TKT-11: a search finds by beginning of the protocol, name without accents, and digits of the phone, inside the scope', async () => {
  const { contactId } = await app
    .get(UnitOfWork)
    .run((tx) =>
      makeTicket(tx, { inboxId: inboxes[3] ?? '', assigneeId: users[1] ?? null, protocol: '20260101000077' }),
    );
  await db.sql(`UPDATE contact SET name = 'José Ávila', phone = '+5541988776655' WHERE id = $1`, [contactId]);
  const find = async (q: string, scope = everything()): Promise<number> =>
    (await list(scope, { filter: JSON.stringify({ q }), limit: '10' })).ids.length;
  expect(await find('20260101')).toBe(1);
  expect(await find('jose avila')).toBe(1);
  expect(await find('98877-6655')).toBe(1);
  expect(await find('jo')).toBe(0);
  expect(await find('jose avila', { ...everything(), others: false })).toBe(0);
  expect(await find('jose avila', { ...everything(), inboxIds: [inboxes[0] ?? ''] })).toBe(0);
});

it('API-2: what the list does not know is refused', async () => {
  await expect(list(everything(), { filter: '{"view":"theirs"}', limit: '5' })).rejects.toMatchObject({
    kind: 'invalid',
  });
  await expect(list(everything(), { filter: '{"q":7}', limit: '5' })).rejects.toMatchObject({ kind: 'invalid' });
  await expect(list(everything(), { limit: '5', cursor: 'nonsense' })).rejects.toMatchObject({ kind: 'invalid' });
});

it.each(['createdAt', 'updatedAt', 'protocol', 'lastActivityAt'])(
  'API-2: sorted by %s both ways, with cursors',
  async (field) => {
    const all = async (direction: string): Promise<string[]> => {
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const { ids, page }: Listed = await list(everything(), {
          sort: JSON.stringify([field, direction]),
          limit: '40',
          cursor,
        });
        seen.push(...ids);
        cursor = page.nextCursor;
      }
      return seen;
    };
    const up = await all('ASC');
    expect(new Set(up).size).toBe(151);
    expect(await all('DESC')).toEqual(up.reverse());
  },
);

import { unnamed, UnitOfWork, type ReadTx, type Statement } from '@guiche/platform/database';
import { parseListRequest } from '@guiche/platform/http';
import { useDatabase } from '../../../../test/support/database.js';
import { startIdentity, type IdentityApp } from '../testing/identity-app.js';
import { makeUser } from '../testing/make-user.js';
import { userList } from '../users/user.list.js';
import { UserRepository } from '../users/user.repository.js';
import { HierarchyRepository } from './hierarchy.repository.js';

const db = useDatabase();
let app: IdentityApp;
const people = 100_000;
const levels = 10;

// A tree of ten levels in which everybody but the last has three subordinates, as deep and as wide as it gets.
beforeAll(async () => {
  app = await startIdentity();
  const { profileId } = await app.uow.run((tx) => makeUser(tx));
  await db.sql(
    `INSERT INTO user_account (id, name, display_name, login, email, profile_id, superior_id, created_at, updated_at)
     SELECT md5(n::text)::uuid, 'Person ' || md5('name' || n), 'Person', 'p' || n, 'p' || n || '@example.com', $1,
            CASE WHEN n > 1 THEN md5(((n + 1) / 3)::text)::uuid END, now(), now()
       FROM generate_series(1, ${people}) n`,
    [profileId],
  );
  await db.sql(`
    WITH RECURSIVE up AS (
      SELECT n AS person, (n + 1) / 3 AS above, 1 AS distance FROM generate_series(2, ${people}) n
      UNION ALL
      SELECT person, (above + 1) / 3, distance + 1 FROM up WHERE above > 1)
    INSERT INTO user_subordinate (superior_id, user_id, distance)
    SELECT md5(above::text)::uuid, md5(person::text)::uuid, distance FROM up`);
  await db.sql(`ANALYZE user_account`);
  await db.sql(`ANALYZE user_subordinate`);
}, 240_000);
afterAll(() => app.close());

const idOf = async (n: number): Promise<string> =>
  (await db.sql<{ id: string }>(`SELECT md5($1)::uuid AS id`, [String(n)]))[0]?.id ?? '';

interface Explained {
  readonly 'QUERY PLAN': readonly { readonly Plan: Readonly<Record<string, number>> }[];
}

/** How many pages the statements of some work look at, in memory or not. */
async function pagesOf(work: (tx: ReadTx) => Promise<unknown>): Promise<number> {
  let pages = 0;
  await app.get(UnitOfWork).read(async (tx) => {
    const counting = Object.create(tx) as { -readonly [Name in keyof ReadTx]: ReadTx[Name] };
    counting.rows = async <R>(asked: Statement, values: unknown[] = []): Promise<R[]> => {
      const explain = unnamed(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${asked.text}`);
      const [explained] = await tx.rows<Explained>(explain, values);
      const { 'Shared Hit Blocks': hit = 0, 'Shared Read Blocks': read = 0 } = explained?.['QUERY PLAN'][0]?.Plan ?? {};
      pages += hit + read;
      return tx.rows<R>(asked, values);
    };
    counting.row = async <R>(asked: Statement, values: unknown[] = []): Promise<R | null> =>
      (await counting.rows<R>(asked, values))[0] ?? null;
    await work(counting);
  });
  return pages;
}

describe('IAM-12: with 100,000 people in ten levels', () => {
  it('the tree is as deep as it should be', async () => {
    const [row] = await db.sql<{ depth: number }>(`SELECT max(distance) + 1 AS depth FROM user_subordinate`);
    expect(row?.depth).toBeGreaterThanOrEqual(levels);
  });

  it('whether somebody is below somebody costs the same at the top and at the bottom', async () => {
    const rows = app.get(HierarchyRepository);
    const ask = async (superior: number): Promise<number> => {
      const [below, above] = [await idOf(people), await idOf(superior)];
      return pagesOf(async (tx) => expect(await rows.isBelow(tx, below, above)).toBe(true));
    };
    const [top, bottom] = [await ask(1), await ask(Math.floor((people + 1) / 3))];
    expect(Math.min(top, bottom)).toBeGreaterThan(0);
    expect(Math.max(top, bottom)).toBeLessThan(10);
  });

  it('the first page of those below somebody costs the same for everybody', async () => {
    const users = app.get(UserRepository);
    const page = async (superior: number, filter: string, sort: string): Promise<number> => {
      const query = {
        filter: JSON.stringify({ [filter]: await idOf(superior) }),
        sort: JSON.stringify([sort, 'ASC']),
        limit: '25',
      };
      return pagesOf(async (tx) => {
        const found = await users.list(tx, parseListRequest(userList, query));
        expect((found.body as unknown[]).length).toBeGreaterThan(2);
      });
    };
    for (const superior of [1, 2, 40, 1000, 20_000, 33_000]) {
      expect(await page(superior, 'superiorId', 'name')).toBeLessThan(30);
      expect(await page(superior, 'belowId', 'id')).toBeLessThan(200);
    }
    // By name it cannot be the same, but never grows beyond what the middle of the tree costs: the list of names is walked
    // where many are below, and sorted where few are.
    for (const superior of [1, 2, 40, 400, 1000, 5000, 20_000]) {
      expect(await page(superior, 'belowId', 'name')).toBeLessThan(15_000);
    }
  });

  it('a department of ten thousand moves in two statements, in seconds', async () => {
    const rows = app.get(HierarchyRepository);
    const [department, from, to] = [await idOf(5), await idOf(2), await idOf(4)];
    const count = async (superior: string): Promise<number> =>
      Number(
        (
          await db.sql<{ n: string }>(`SELECT count(*) AS n FROM user_subordinate WHERE superior_id = $1`, [superior])
        )[0]?.n,
      );
    const [size, before] = [(await count(department)) + 1, await count(to)];
    expect(size).toBeGreaterThan(5_000);
    const begun = performance.now();
    await app.get(UnitOfWork).run(async (tx) => {
      await rows.leave(tx, [department], from);
      await rows.join(tx, [department], to);
    });
    expect(performance.now() - begun).toBeLessThan(20_000);
    expect(await count(to)).toBe(before + size);
  });
});

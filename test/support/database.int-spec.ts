import { eventually } from './eventually.js';
import { useDatabase, useRedis } from './database.js';

const db = useDatabase();
const redis = useRedis();

it('a spec file has a migrated database of its own', async () => {
  expect(process.env.DATABASE_URL).toBe(db.url);
  const [{ count }] = await db.sql<{ count: number }>(`SELECT count(*)::int AS count FROM migration`);
  expect(count).toBeGreaterThan(4);
  expect(redis.url).toMatch(/^redis:\/\/127\.0\.0\.1:\d+\/\d+$/);
});

it('a second pool sees what another committed, and waiting needs no sleep', async () => {
  const other = db.pool();
  await db.sql(`CREATE TABLE probe (n int)`);
  const writer = other.query(`SELECT pg_sleep(0.1)`).then(() => other.query(`INSERT INTO probe VALUES (1)`));
  await eventually(async () => (await db.sql(`SELECT n FROM probe`)).length === 1, { within: 5_000 });
  await writer;
});

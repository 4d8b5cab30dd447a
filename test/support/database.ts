import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { redisInstruction } from './redis-instruction.js';

const adminUrl = (): string => {
  const url = process.env.TEST_PG_URL;
  if (!url) throw new Error('TEST_PG_URL is missing: name the file *.int-spec.ts, *.e2e-spec.ts or *.browser-spec.ts');
  return url;
};

/** The address of another database on the test server. */
export const databaseUrl = (name: string): string => {
  const url = new URL(adminUrl());
  url.pathname = `/${name}`;
  return url.href;
};

/** What a spec file gets from `useDatabase()`. */
export interface TestDatabase {
  /** Its address; DATABASE_URL says the same. */
  readonly url: string;
  /** Straight SQL, past the product: to look at what it did, or to bring about what it must survive. */
  sql<R extends pg.QueryResultRow = pg.QueryResultRow>(text: string, values?: unknown[]): Promise<R[]>;
  /** One more pool on the same database, closed after the spec file: a second process, or a long transaction. */
  pool(options?: pg.PoolConfig): pg.Pool;
}

/**
 * Gives the spec file a database of its own, with all migrations and nothing in it. Call it once at the top level;
 * DATABASE_URL names it before the product is imported.
 *
 *     const db = useDatabase();
 *     it('…', async () => expect(await db.sql('SELECT 1')).toHaveLength(1));
 */
export function useDatabase(): TestDatabase {
  const url = process.env.DATABASE_URL ?? '';
  const name = new URL(url).pathname.slice(1);
  const pools: pg.Pool[] = [];
  let own: pg.Pool | null = null;
  const open = (options: pg.PoolConfig = {}): pg.Pool => {
    const pool = new pg.Pool({ connectionString: url, max: 5, ...options });
    // The database is dropped under open connections at the end.
    pool.on('error', () => undefined);
    pools.push(pool);
    return pool;
  };
  beforeAll(async () => {
    await asAdmin(async (admin) => {
      const template = await migratedTemplate(admin);
      await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
    });
  }, 60_000);
  afterAll(async () => {
    await Promise.all(pools.map((pool) => pool.end().catch(() => undefined)));
    await asAdmin((admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    rmSync(process.env.GUICHE_DATA_DIR ?? '', { recursive: true, force: true });
  }, 60_000);
  return {
    url,
    pool: open,
    async sql<R extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<R[]> {
      own ??= open();
      return (await own.query<R>(text, values)).rows;
    },
  };
}

/**
 * Gives the spec file an empty Redis that nobody else of this run uses at the moment, and sets REDIS_URL.
 * Without redis-server on the machine the spec fails with what to install.
 */
export function useRedis(): { readonly url: string } {
  const base = process.env.TEST_REDIS_URL;
  const url = base ? `${base.replace(/\/+$/, '')}/${Number(process.env.JEST_WORKER_ID ?? '1') % 64}` : '';
  if (url) process.env.REDIS_URL = url;
  beforeAll(async () => {
    if (!url) throw new Error(redisInstruction);
    const redis = new Redis(url);
    await redis.flushdb();
    await redis.quit();
  });
  return { url };
}

async function asAdmin<T>(work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: adminUrl() });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

/** The name of a database with all migrations; made by whoever comes first. Its name changes with the migrations. */
async function migratedTemplate(admin: pg.Client): Promise<string> {
  const name = `template_${hashOfMigrations()}`;
  await admin.query('SELECT pg_advisory_lock(4711)');
  try {
    const found = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) {
      await admin.query(`DROP DATABASE IF EXISTS ${name}_new WITH (FORCE)`);
      await admin.query(`CREATE DATABASE ${name}_new`);
      await migrate(databaseUrl(`${name}_new`));
      await admin.query(`ALTER DATABASE ${name}_new RENAME TO ${name}`);
    }
  } finally {
    await admin.query('SELECT pg_advisory_unlock(4711)');
  }
  return name;
}

/** Runs all migrations on an empty database. */
export async function migrate(url: string): Promise<void> {
  const source = new DataSource({
    type: 'postgres',
    url,
    migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
  });
  await source.initialize();
  try {
    await source.runMigrations();
  } finally {
    await source.destroy();
  }
}

function hashOfMigrations(): string {
  const hash = createHash('sha256');
  const folder = join(process.cwd(), 'migrations');
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .sort()) {
    hash.update(file).update(readFileSync(join(folder, file)));
  }
  return hash.digest('hex').slice(0, 12);
}

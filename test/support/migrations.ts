import pg from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { databaseUrl } from './database.js';

/** A database as an installation has it before one migration. */
export interface DatabaseBefore {
  sql<R extends pg.QueryResultRow = pg.QueryResultRow>(text: string, values?: unknown[]): Promise<R[]>;
  /** Runs that migration. */
  migrate(): Promise<void>;
}

/** Gives the spec file an empty database with every migration before the named one. */
export function useDatabaseBefore(name: string): DatabaseBefore {
  const database = `before_${process.pid}_${name.toLowerCase()}`.slice(0, 60);
  const position = migrations.findIndex((migration) => migration.name === name);
  if (position < 0) throw new Error(`${name} is not in migrations/index.ts`);
  let pool: pg.Pool | null = null;
  const run = async (upTo: number): Promise<void> => {
    const source = new DataSource({
      type: 'postgres',
      url: databaseUrl(database),
      migrations: migrations.slice(0, upTo),
      migrationsTableName: 'migration',
      migrationsTransactionMode: 'each',
    });
    await source.initialize();
    await source.runMigrations();
    await source.destroy();
  };
  beforeAll(async () => {
    await asAdmin(`CREATE DATABASE ${database}`);
    await run(position);
    pool = new pg.Pool({ connectionString: databaseUrl(database), max: 2 });
  }, 60_000);
  afterAll(async () => {
    await pool?.end();
    await asAdmin(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  });
  return {
    migrate: () => run(position + 1),
    async sql<R extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<R[]> {
      if (!pool) throw new Error('The database is made before the first test of the file.');
      return (await pool.query<R>(text, values)).rows;
    },
  };
}

async function asAdmin(sql: string): Promise<void> {
  const admin = new pg.Client({ connectionString: databaseUrl('postgres') });
  await admin.connect();
  try {
    await admin.query(sql);
  } finally {
    await admin.end();
  }
}

// Brings a database to the newest schema. Several processes may start at once: the first one migrates, the others wait.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Refusal } from './postgres.mjs';
import { root } from './project.mjs';

/** Runs the built migrations that have not run there yet; answers their names. */
export async function runMigrations(url) {
  const { DataSource } = await import('typeorm');
  const { default: pg } = await import('pg');
  const { migrations } = await import(pathToFileURL(path.join(root, 'dist/migrations/index.js')).href);
  const lock = new pg.Client({ connectionString: url, application_name: 'guiche-migrate' });
  await lock.connect();
  try {
    const version = Number((await lock.query('SHOW server_version_num')).rows[0].server_version_num);
    if (version < 160_000)
      throw new Refusal(`Guichê needs PostgreSQL 16 or newer; DATABASE_URL names a ${Math.floor(version / 10_000)}.`);
    await lock.query(`SELECT pg_advisory_lock(hashtext('guiche.migrate'))`);
    const source = new DataSource({
      type: 'postgres',
      url,
      migrations,
      migrationsTableName: 'migration',
      migrationsTransactionMode: 'each',
    });
    await source.initialize();
    try {
      return (await source.runMigrations()).map((migration) => migration.name);
    } finally {
      await source.destroy();
    }
  } finally {
    await lock.end();
  }
}

// The installation that a command is about: the database named by DATABASE_URL, or the embedded one of GUICHE_DATA_DIR,
// started for the command when it does not run.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Refusal, startPostgres } from './postgres.mjs';
import { root } from './project.mjs';

/** Its database and what else its processes are given; `stop` ends what was started for the command. */
export async function openInstallation() {
  const nothing = async () => {};
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, environment: {}, stop: nothing };
  const dataDir = path.resolve(root, process.env.GUICHE_DATA_DIR || 'data');
  const file = path.join(dataDir, 'secrets.json');
  if (!existsSync(file))
    throw new Refusal(`There is no installation in ${dataDir}. Set DATABASE_URL or GUICHE_DATA_DIR.`);
  const kept = JSON.parse(readFileSync(file, 'utf8'));
  const { postgresPassword: password, postgresPort: port } = kept;
  const environment = {
    GUICHE_MODE: process.env.GUICHE_MODE || 'demo',
    GUICHE_DATA_DIR: dataDir,
    GUICHE_JWT_SECRET: process.env.GUICHE_JWT_SECRET || kept.jwtSecret,
    GUICHE_SECRET_KEY: process.env.GUICHE_SECRET_KEY || kept.secretKey,
  };
  const running = `postgres://guiche:${encodeURIComponent(password)}@127.0.0.1:${port}/guiche`;
  if (await answers(running)) return { url: running, environment, stop: nothing };
  const server = await startPostgres({ dir: path.join(dataDir, 'postgres'), port, password });
  return { url: server.url('guiche'), environment, stop: server.stop };
}

async function answers(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

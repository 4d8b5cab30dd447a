// One PostgreSQL and one Redis for a whole run of jest. `npm test` starts them once for all its runs and names them
// in TEST_PG_URL and TEST_REDIS_URL; then nothing is started here.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { startPostgres, temporaryFolder } from '../../tools/lib/postgres.mjs';
import { hasRedis, startRedis } from '../../tools/lib/redis.mjs';

/** Starts what is missing and tells the workers by environment where it is. */
export default async function setup() {
  const stops = [];
  if (!process.env.TEST_PG_URL) {
    const servers = await startTestPostgres();
    process.env.TEST_PG_URL = servers.url;
    stops.push(servers.stop, () => delete process.env.TEST_PG_URL);
  }
  if (!process.env.TEST_REDIS_URL && hasRedis()) {
    const redis = await startRedis();
    process.env.TEST_REDIS_URL = redis.url;
    stops.push(redis.stop, () => delete process.env.TEST_REDIS_URL);
  }
  globalThis.__guicheStops = stops;
}

/** A PostgreSQL that forgets on a power cut (no fsync), which tests do not mind and gain much from. */
export async function startTestPostgres() {
  const folder = temporaryFolder('guiche-test');
  const server = await startPostgres({
    dir: path.join(folder, 'pg'),
    password: 'test',
    initdb: ['--no-sync'],
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: 300,
      shared_buffers: '256MB',
      max_wal_size: '2GB',
      autovacuum_naptime: '10min',
      log_min_messages: 'fatal',
      log_min_error_statement: 'panic',
    },
  });
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: server.url('postgres'), stop };
}

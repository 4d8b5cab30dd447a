// `npm run audit:verify [-- <seq>:<hash>]`: walks the audit trail and says whether an entry was changed, removed or
// inserted. The head it prints, kept somewhere else and given as argument later, proves that the end was not cut off.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './lib/build.mjs';
import { Refusal, startPostgres } from './lib/postgres.mjs';
import { root } from './lib/project.mjs';

const built = (file) => import(pathToFileURL(path.join(root, 'dist/libs/platform/src', file)).href);

/** The database named by DATABASE_URL; otherwise the embedded one, started for the check when it does not run. */
async function database() {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, stop: async () => {} };
  const dataDir = path.resolve(root, process.env.GUICHE_DATA_DIR || 'data');
  const file = path.join(dataDir, 'secrets.json');
  if (!existsSync(file))
    throw new Refusal(`There is no installation in ${dataDir}. Set DATABASE_URL or GUICHE_DATA_DIR.`);
  const { postgresPassword: password, postgresPort: port } = JSON.parse(readFileSync(file, 'utf8'));
  const running = `postgres://guiche:${encodeURIComponent(password)}@127.0.0.1:${port}/guiche`;
  if (await answers(running)) return { url: running, stop: async () => {} };
  const server = await startPostgres({ dir: path.join(dataDir, 'postgres'), port, password });
  return { url: server.url('guiche'), stop: server.stop };
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

async function verify(url, anchor) {
  const [{ UnitOfWork, dataSourceOptions }, { verifyAudit }, { DataSource }] = await Promise.all([
    built('database/index.js'),
    built('audit/index.js'),
    import('typeorm'),
  ]);
  const source = await new DataSource(dataSourceOptions(url)).initialize();
  try {
    return await new UnitOfWork(source).read((tx) => verifyAudit(tx, anchor));
  } finally {
    await source.destroy();
  }
}

try {
  const anchor = process.argv[2];
  if (anchor !== undefined && !/^\d+:[0-9a-f]*$/.test(anchor))
    throw new Refusal('The anchor has the form <seq>:<hash>.');
  await build(['server']);
  const { url, stop } = await database();
  try {
    const { intact, entries, head, findings } = await verify(url, anchor);
    for (const finding of findings) console.error(finding);
    console.log(`${entries} audit entries: ${intact ? 'the chain is whole' : 'THE CHAIN IS BROKEN'}`);
    console.log(`head ${head.seq}:${head.hash}`);
    if (!intact) process.exitCode = 1;
  } finally {
    await stop();
  }
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = 1;
}

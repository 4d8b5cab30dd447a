// What `npm start` does, step by step: install, build, database, migrations, demo organisation, then api, worker and
// sandbox in this process.
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, seconds } from './build.mjs';
import { install } from './install.mjs';
import { freePort, Refusal, startPostgres, writableFolder } from './postgres.mjs';
import { root } from './project.mjs';

const began = performance.now();
const say = (text) => console.log(`[${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s] ${text}`);

/** Stops in the reverse order of starting; each is given its time and none keeps the others from stopping. */
const stops = [];
const children = new Set();
let stopping = null;

/** What the environment asks for, with the defaults of a bare machine. */
function settings() {
  const env = process.env;
  const mode = env.GUICHE_MODE || (env.DATABASE_URL ? 'production' : 'demo');
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Refusal(`PORT must be a number up to 65535, not "${env.PORT}".`);
  return {
    mode,
    port,
    // Demo sign-ins are known to everybody, so by default only this machine reaches them.
    host: env.HOST || (mode === 'demo' ? '127.0.0.1' : '0.0.0.0'),
    dataDir: path.resolve(root, env.GUICHE_DATA_DIR || 'data'),
    databaseUrl: env.DATABASE_URL || null,
  };
}

export async function launch() {
  onSignals();
  try {
    await start(settings());
  } catch (error) {
    if (!stopping) console.error(`\n${explain(error)}\n`);
    await shutDown(1);
  }
}

async function start(wanted) {
  await portMustBeFree(wanted);
  if (!writableFolder(wanted.dataDir))
    throw new Refusal(`This user may not write to ${wanted.dataDir}. Set GUICHE_DATA_DIR to a folder of yours.`);
  const onChild = (child) => {
    children.add(child);
    child.once('close', () => children.delete(child));
  };
  await install({ say, onChild });
  // --built: `npm run dev` has compiled already. --server-only: front ends are served as they were built before.
  const parts = process.argv.includes('--built') ? [] : process.argv.includes('--server-only') ? ['server'] : undefined;
  await build(parts, { say, onChild });
  if (stopping) return;
  const { databaseUrl, secrets, sandboxPort } = await prepareDatabase(wanted);
  Object.assign(process.env, {
    NODE_ENV: process.env.NODE_ENV || 'production',
    GUICHE_MODE: wanted.mode,
    GUICHE_DATA_DIR: wanted.dataDir,
    DATABASE_URL: databaseUrl,
    PORT: String(wanted.port),
    PUBLIC_URL: process.env.PUBLIC_URL || `http://127.0.0.1:${wanted.port}`,
    // On a person's screen the box matters, not every request; in production every request is logged.
    LOG_LEVEL: process.env.LOG_LEVEL || (wanted.mode === 'demo' ? 'warn' : 'info'),
    ...secrets,
  });
  process.chdir(root);
  process.setSourceMapsEnabled(true);
  await migrate(databaseUrl);
  // api and worker each have a data source of the default name, in containers of their own: no reason to warn.
  const { Logger } = await import('@nestjs/common');
  Logger.overrideLogger(['error', 'fatal']);
  const demo = wanted.mode === 'demo' ? await import(built('apps/api/src/demo/load-demo.js')) : null;
  const sandbox = demo ? await startSandbox(wanted, sandboxPort) : null;
  if (demo && !(await isDemoLoaded(databaseUrl))) {
    say('loading the demo organisation …');
    await demo.loadDemo({ sandboxUrl: sandbox.url, registerBusiness: sandbox.register });
  }
  if (stopping) return;
  await startApps(wanted, sandbox);
  printBox(wanted, demo);
}

const built = (file) => pathToFileURL(path.join(root, 'dist', file)).href;

async function portMustBeFree({ port, host }) {
  const code = await new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (error) => resolve(error.code));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
  if (code === 'EADDRINUSE')
    throw new Refusal(
      `Port ${port} is in use – perhaps Guichê is running already. Choose another one: PORT=${port + 1} npm start`,
    );
  if (code === 'EACCES')
    throw new Refusal(`This user may not open port ${port}. Choose one from 1024 upwards: PORT=3000 npm start`);
  if (code) throw new Refusal(`Guichê cannot listen on ${host}:${port} (${code}). Check HOST and PORT.`);
}

/** Starts the embedded server unless DATABASE_URL names another, and brings the secrets of a demonstration. */
async function prepareDatabase({ databaseUrl, dataDir, mode }) {
  const file = path.join(dataDir, 'secrets.json');
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const random = () => randomBytes(32).toString('hex');
  const secrets = {
    postgresPassword: kept.postgresPassword ?? random(),
    postgresPort: kept.postgresPort ?? (await freePort(0)),
    // The inbox of the demo organisation names the simulator by an address that must outlive a change of PORT.
    sandboxPort: await freePort(kept.sandboxPort ?? 0),
    jwtSecret: kept.jwtSecret ?? random(),
    secretKey: kept.secretKey ?? random(),
  };
  const keep = () => {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    chmodSync(file, 0o600);
  };
  const environment =
    mode === 'demo'
      ? {
          GUICHE_JWT_SECRET: process.env.GUICHE_JWT_SECRET || secrets.jwtSecret,
          GUICHE_SECRET_KEY: process.env.GUICHE_SECRET_KEY || secrets.secretKey,
        }
      : {};
  keep();
  const { sandboxPort } = secrets;
  if (databaseUrl) return { databaseUrl, sandboxPort, secrets: environment };
  const since = performance.now();
  const first = !existsSync(path.join(dataDir, 'postgres', 'PG_VERSION'));
  const server = await startPostgres({
    dir: path.join(dataDir, 'postgres'),
    port: secrets.postgresPort,
    password: secrets.postgresPassword,
    settings: { max_connections: 100, shared_buffers: '128MB', random_page_cost: 1.1 },
  });
  stops.push({ name: 'PostgreSQL', stop: server.stop });
  void server.exited.then(() => {
    if (stopping) return;
    console.error(`\nPostgreSQL ended unexpectedly; its log is ${server.logFile}.\n`);
    void shutDown(1);
  });
  secrets.postgresPort = server.port;
  keep();
  const { default: pg } = await import('pg');
  const admin = new pg.Client({ connectionString: server.url('postgres') });
  await admin.connect();
  const there = await admin.query(`SELECT 1 FROM pg_database WHERE datname = 'guiche'`);
  if (there.rowCount === 0) await admin.query('CREATE DATABASE guiche');
  await admin.end();
  say(
    `PostgreSQL ${first ? 'made and started' : 'started'} in ${seconds(since)} (port ${server.port}, data in ${path.relative(process.cwd(), dataDir) || dataDir})`,
  );
  return { databaseUrl: server.url('guiche'), sandboxPort, secrets: environment };
}

async function migrate(databaseUrl) {
  const { runMigrations } = await import('./migrate.mjs');
  const ran = await runMigrations(databaseUrl);
  if (ran.length > 0) say(`${ran.length} migration${ran.length === 1 ? '' : 's'} applied`);
}

// Asked here, because loading boots an api of its own to talk to, which a second start need not wait for.
async function isDemoLoaded(databaseUrl) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(`SELECT 1 FROM setting WHERE key = 'demo-organisation'`)).rowCount > 0;
  } finally {
    await client.end();
  }
}

/** The simulator of the providers: its page under /sandbox of the api's own port, its Graph API on a port of its own. */
async function startSandbox({ port, dataDir }, sandboxPort) {
  const { createSandbox } = await import(built('apps/sandbox/src/start.js'));
  const own = `http://127.0.0.1:${sandboxPort}`;
  const sandbox = await createSandbox({ dataFolder: path.join(dataDir, 'sandbox'), publicUrl: own });
  await sandbox.listen(sandboxPort);
  stops.push({ name: 'sandbox', stop: () => sandbox.close() });
  const control = async (method, address, payload) => {
    const answer = await sandbox.app.inject({ method, url: `/sandbox/control/accounts${address}`, payload });
    if (answer.statusCode >= 400) throw new Error(`The simulator refuses ${method} ${address}: ${answer.body}`);
    return answer.json();
  };
  return {
    url: `${own}/sandbox`,
    handler: sandbox.handler,
    register: ({ phoneNumberId, ...account }) => control('PUT', `/${phoneNumberId}`, account),
    /**
     * Like a provider, the simulator sends nothing to a webhook that has not answered its challenge, which it can once
     * the api listens; and PORT may be another one than at the last start.
     */
    async verifyWebhooks() {
      for (const { phoneNumberId, webhookUrl, webhookState } of await control('GET', '')) {
        const here = webhookUrl?.replace(
          /^http:\/\/(127\.0\.0\.1|localhost):\d+(?=\/webhooks\/)/,
          `http://127.0.0.1:${port}`,
        );
        if (here && here !== webhookUrl) await control('PUT', `/${phoneNumberId}`, { webhookUrl: here });
        else if (here && webhookState !== 'verified') await control('POST', `/${phoneNumberId}/verify-webhook`);
      }
    },
  };
}

async function startApps({ port, host }, sandbox) {
  const since = performance.now();
  const [{ startApi }, { startWorker }] = await Promise.all([
    import(built('apps/api/src/start.js')),
    import(built('apps/worker/src/start.js')),
  ]);
  const api = await startApi({ port, host, mounts: sandbox ? { '/sandbox': sandbox.handler } : {} });
  stops.push({ name: 'api', stop: () => api.close() });
  const worker = await startWorker();
  stops.push({ name: 'worker', stop: () => worker.close() });
  await sandbox?.verifyWebhooks();
  say(`api and worker started in ${seconds(since)}`);
}

function printBox({ port, host, mode }, demo) {
  const base = `http://${host === '0.0.0.0' || host === '127.0.0.1' ? 'localhost' : host}:${port}`;
  const lines = [
    `Guichê is ready after ${seconds(began)}`,
    '',
    `Agent desk       ${base}/desk/`,
    `Administration   ${base}/admin/`,
    ...(mode === 'demo' ? [`Customer's phone ${base}/sandbox/`] : []),
    `API              ${base}/api/docs`,
    ...(demo?.demoSignIns?.length
      ? [
          '',
          'Sign in with',
          ...demo.demoSignIns.map((who) => `  ${who.login.padEnd(14)} ${who.password.padEnd(16)} ${who.description}`),
        ]
      : []),
    '',
    'Ctrl-C stops everything.',
  ];
  const width = Math.max(...lines.map((line) => line.length));
  console.log(
    `\n┌─${'─'.repeat(width)}─┐\n${lines.map((line) => `│ ${line.padEnd(width)} │`).join('\n')}\n└─${'─'.repeat(width)}─┘\n`,
  );
}

function explain(error) {
  const code = error?.code ?? error?.driverError?.code ?? error?.cause?.code;
  const where = process.env.DATABASE_URL ? new URL(process.env.DATABASE_URL) : null;
  const database = where ? `${where.hostname}:${where.port || 5432}${where.pathname}` : 'the database';
  if (error instanceof Refusal || error?.plain || error?.name === 'ConfigurationError') return error.message;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return `No database answers at ${database}. Check DATABASE_URL.`;
  if (code === '28P01' || code === '28000')
    return `The database at ${database} refuses the name or password in DATABASE_URL.`;
  if (code === '3D000') return `The database ${database} does not exist. Create it first, or correct DATABASE_URL.`;
  if (code === 'EADDRINUSE') return `Port ${process.env.PORT} is in use. Choose another one: PORT=3001 npm start`;
  return `Guichê could not start: ${error?.stack ?? error}`;
}

/** Terminals and npm send the same signal more than once; only a later one means "at once". */
function onSignals() {
  let first = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (first === 0) {
        first = performance.now();
        void shutDown(0);
      } else if (performance.now() - first > 3_000) {
        process.exit(1); // the guard beside PostgreSQL stops it in order
      }
    });
  }
}

async function shutDown(code) {
  if (stopping) return stopping;
  stopping = (async () => {
    if (code === 0) say('stopping …');
    for (const child of children) child.kill('SIGTERM');
    const limit = (name) =>
      new Promise((resolve) => setTimeout(() => (say(`${name} takes too long, going on`), resolve()), 20_000).unref());
    for (const { name, stop } of stops.reverse()) {
      await Promise.race([
        Promise.resolve()
          .then(stop)
          .catch((error) => console.error(`${name} did not stop cleanly:`, error)),
        limit(name),
      ]);
    }
    if (code === 0) say('stopped');
    process.exit(code);
  })();
  return stopping;
}

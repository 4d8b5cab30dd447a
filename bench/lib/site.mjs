// A database server and processes of the product for one figure; everything begun here is ended here.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { freePort, startPostgres, temporaryFolder } from '../../tools/lib/postgres.mjs';
import { root } from '../../tools/lib/project.mjs';
import { runMigrations } from '../../tools/lib/migrate.mjs';
import { until } from './stats.mjs';

const own = (file) => path.join(root, 'bench', file);

/** Gives `work` a site and takes it away again, whatever happens. */
export async function withSite(work) {
  const site = new Site();
  // A signal must not leave a database server and a folder of a gigabyte behind.
  const stop = () => void site.close().then(() => process.exit(1));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    await site.open();
    return await work(site);
  } catch (error) {
    site.printOutputs();
    throw error;
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    await site.close();
  }
}

class Site {
  #dir = temporaryFolder('guiche-bench');
  #postgres = null;
  #processes = new Set();
  #clients = new Set();
  #provider = null;

  /** The server as `npm start` runs it, durable (fsync, synchronous commits), with a log that statements are read from. */
  async open() {
    this.#postgres = await startPostgres({
      dir: path.join(this.#dir, 'postgres'),
      port: 0,
      password: 'bench',
      settings: {
        max_connections: 200,
        shared_buffers: '128MB',
        random_page_cost: 1.1,
        logging_collector: 'on',
        log_destination: 'jsonlog',
        log_directory: 'log',
        log_filename: 'statements.log',
      },
    });
    this.admin = await this.client(this.#postgres.url('postgres'));
    this.version = (await this.admin.query('SHOW server_version')).rows[0].server_version;
  }

  /** A file of the figure's own, gone with the site. */
  file(name) {
    return path.join(this.#dir, name);
  }

  get port() {
    return this.#postgres.port;
  }

  /** Where the server writes what it was asked, while `capture` wants it. */
  get statementLog() {
    return path.join(this.#dir, 'postgres/log/statements.json');
  }

  async client(url) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    this.#clients.add(client);
    return client;
  }

  /** A database with the schema and the demo organisation, whose provider takes every call and never answers. */
  async database(name) {
    await this.admin.query(`CREATE DATABASE ${name}`);
    const url = this.#postgres.url(name);
    await runMigrations(url);
    const apiPort = await freePort();
    const env = {
      ...environment,
      DATABASE_URL: url,
      PUBLIC_URL: `http://127.0.0.1:${apiPort}`,
      PROVIDER_URL: `http://127.0.0.1:${await this.#silentProvider()}`,
      LOG_LEVEL: 'error',
    };
    const demo = this.#spawn('demo', own('lib/load-demo.mjs'), env);
    await demo.gone;
    if (demo.process.exitCode !== 0) throw new Error(`The demo organisation was not loaded:\n${demo.output()}`);
    const business = JSON.parse(demo.output().trim().split('\n').at(-1));
    const db = await this.client(url);
    const inboxId = new URL(business.webhookUrl).pathname.split('/').at(-1);
    return { name, url, apiPort, business, inboxId, db };
  }

  /** The same database once more, for a yardstick: nothing of the product listens there. */
  async copy(database, name) {
    await database.db.end();
    await this.admin.query(`CREATE DATABASE ${name} TEMPLATE ${database.name}`);
    database.db = await this.client(database.url);
    const url = this.#postgres.url(name);
    return { ...database, name, url, db: await this.client(url) };
  }

  /** A process of the product as an operator runs it, with the log level of production. */
  async app(name, database, env = {}, script = path.join(root, `dist/apps/${name}/src/main.js`)) {
    const port = String(name === 'api' ? database.apiPort : await freePort());
    const app = this.#spawn(name, script, {
      ...environment,
      DATABASE_URL: database.url,
      PORT: port,
      HOST: '127.0.0.1',
      PUBLIC_URL: `http://127.0.0.1:${database.apiPort}`,
      ...env,
    });
    app.url = `http://127.0.0.1:${port}`;
    await this.#ready(app, async () =>
      name === 'worker' ? /worker is ready/i.test(app.output()) : (await fetch(`${app.url}/health/ready`)).ok,
    );
    return app;
  }

  /** A hand-written server of a figure, told by the environment what to do. */
  async bare(script, env) {
    const port = String(await freePort());
    const app = this.#spawn('bare', own(script), { ...process.env, NODE_ENV: 'production', PORT: port, ...env });
    app.url = `http://127.0.0.1:${port}`;
    await this.#ready(app, () => /listening/.test(app.output()));
    return app;
  }

  /** The last words of every process, for whoever looks for the reason of a failure. */
  printOutputs() {
    for (const app of this.#processes)
      console.error(`\n── ${app.name}\n${app.output().split('\n').slice(-12).join('\n')}`);
  }

  async close() {
    for (const app of [...this.#processes]) await app.stop();
    for (const client of this.#clients) await client.end().catch(() => undefined);
    this.#provider?.close();
    await this.#postgres?.stop();
    rmSync(this.#dir, { recursive: true, force: true });
  }

  // What is sent to customers waits there, so that it takes nothing from what is measured.
  async #silentProvider() {
    if (!this.#provider) {
      this.#provider = net.createServer((socket) => socket.on('error', () => undefined).resume()).unref();
      this.#provider.listen(0, '127.0.0.1');
      await once(this.#provider, 'listening');
    }
    return this.#provider.address().port;
  }

  async #ready(app, condition) {
    const ready = async () => {
      if (app.process.exitCode !== null) throw new Error(`${app.name} ended:\n${app.output()}`);
      try {
        return await condition();
      } catch {
        return false;
      }
    };
    await until(`${app.name} is ready`, ready, { within: 120_000 });
  }

  // Output goes to a file: a pipe that we had to empty would take time from what is measured.
  #spawn(name, script, env) {
    const file = path.join(this.#dir, `${name}-${this.#processes.size}-${Date.now()}.log`);
    const out = openSync(file, 'w');
    const child = spawn(process.execPath, ['--enable-source-maps', script], {
      cwd: root,
      env,
      stdio: ['ignore', out, out],
    });
    closeSync(out);
    const gone = once(child, 'exit');
    const app = {
      name,
      process: child,
      gone,
      output: () => readFileSync(file, 'utf8'),
      stop: async () => {
        this.#processes.delete(app);
        if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
        const killer = setTimeout(() => child.kill('SIGKILL'), 10_000);
        await gone;
        clearTimeout(killer);
      },
    };
    this.#processes.add(app);
    void gone.then(() => this.#processes.delete(app));
    return app;
  }
}

const environment = {
  ...Object.fromEntries(['PATH', 'HOME', 'LANG', 'TMPDIR'].map((name) => [name, process.env[name] ?? ''])),
  NODE_ENV: 'production',
  GUICHE_MODE: 'demo',
  GUICHE_DATA_DIR: path.join(process.env.TMPDIR || '/tmp', `guiche-bench-${process.pid}-files`),
  GUICHE_JWT_SECRET: 'bench-only-jwt-secret-of-more-than-32-characters',
  GUICHE_SECRET_KEY: '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff',
  ACCESS_TOKEN_SECONDS: '3600',
  JOBS_CONCURRENCY_BY_FAMILY: 'delivery=1',
};

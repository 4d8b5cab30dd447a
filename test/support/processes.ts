import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import net from 'node:net';
import { resolve } from 'node:path';
import { eventually } from './eventually.js';

/** A running process of the product, built, as an operator runs it. */
export interface RunningApp {
  readonly name: string;
  /** Where it answers; api and sandbox only. */
  readonly url: string;
  readonly process: ChildProcess;
  /** Everything it wrote, for the message of a failing test. */
  output(): string;
  /** `kill -9`: no goodbye, no flush. */
  kill(): Promise<void>;
  /** SIGTERM, and waits until it has gone. Answers its exit code. */
  stop(): Promise<number | null>;
}

const running = new Set<RunningApp>();

/**
 * Starts `dist/apps/<name>/src/main.js` as a process of its own and waits until it is ready (/health/ready for api and
 * sandbox, its log line for the worker). Whatever still runs after the spec file is killed.
 */
export async function spawnApp(
  name: 'api' | 'worker' | 'sandbox',
  env: Record<string, string> = {},
  { within = 120_000, wait = true }: { within?: number; wait?: boolean } = {},
): Promise<RunningApp> {
  const main = resolve(`dist/apps/${name}/src/main.js`);
  if (!existsSync(main)) throw new Error(`${main} is missing: run "npm run build" before this ring`);
  const port = env.PORT ?? String(await freePort());
  const child = spawn(process.execPath, ['--enable-source-maps', main], {
    env: { ...process.env, LOG_LEVEL: 'info', ...env, PORT: port, SANDBOX_PORT: port, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (written += chunk.toString()));
  const gone = once(child, 'exit');
  const app: RunningApp = {
    name,
    url: `http://127.0.0.1:${port}`,
    process: child,
    output: () => written,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
      running.delete(app);
    },
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
      running.delete(app);
      return child.exitCode;
    },
  };
  running.add(app);
  if (wait) {
    await eventually(
      async () => {
        if (child.exitCode !== null) return;
        if (name === 'worker') return /worker is ready/i.test(written);
        return (await fetch(`${app.url}${name === 'api' ? '/health/ready' : '/sandbox/'}`)).ok;
      },
      { within, every: 50 },
    ).catch((error: unknown) => {
      throw new Error(`${name} did not become ready (${String(error)}). It wrote:\n${written}`);
    });
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}. It wrote:\n${written}`);
  }
  return app;
}

/** A port nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

afterAll(async () => {
  await Promise.all([...running].map((app) => app.kill()));
});

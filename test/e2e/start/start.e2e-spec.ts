import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../../support/eventually.js';
import { freePort } from '../../support/processes.js';

// The front ends are not what these stories are about, so they run without building them.
const dataDir = mkdtempSync(join(tmpdir(), 'guiche-start-'));
const launched: ChildProcess[] = [];

afterAll(async () => {
  for (const child of launched)
    if (child.exitCode === null && child.signalCode === null && child.pid) process.kill(-child.pid, 'SIGKILL');
  await eventually(() => !postgresRuns(), { within: 20_000 });
  rmSync(dataDir, { recursive: true, force: true });
});

interface Launch {
  readonly child: ChildProcess;
  readonly port: number;
  output(): string;
  ended(): Promise<number | null>;
}

async function launch(env: Record<string, string> = {}): Promise<Launch> {
  const port = Number(env.PORT ?? (await freePort()));
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['tools/start.mjs', '--server-only'], {
    detached: true,
    env: { PATH, HOME, GUICHE_DATA_DIR: dataDir, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  launched.push(child);
  let written = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (written += chunk.toString()));
  const gone = once(child, 'exit');
  return { child, port, output: () => written, ended: async () => ((await gone) as [number | null])[0] };
}

const isReady = ({ port, child, output }: Launch): Promise<void> =>
  eventually(
    async () => {
      if (child.exitCode !== null) throw new Error(output());
      expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
      expect(output()).toContain('Guichê is ready');
    },
    { within: 120_000, every: 100 },
  );

function postgresRuns(): boolean {
  try {
    const pid = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

it('one command starts everything, and a signal sent twice to all its processes stops it in order', async () => {
  const first = await launch();
  await isReady(first);
  expect(first.output()).toMatch(/Sign in with/);
  expect((await fetch(`http://127.0.0.1:${first.port}/sandbox/`)).status).toBe(200);
  expect(postgresRuns()).toBe(true);
  process.kill(-(first.child.pid ?? 0), 'SIGTERM');
  process.kill(-(first.child.pid ?? 0), 'SIGTERM');
  expect(await first.ended()).toBe(0);
  expect(first.output()).toMatch(/stopped\s*$/);
  expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
}, 180_000);

it('a second start keeps the data and its secrets; kill -9 leaves no database behind and harms nothing', async () => {
  const secrets = readFileSync(join(dataDir, 'secrets.json'), 'utf8');
  const second = await launch();
  await isReady(second);
  expect(second.output()).not.toMatch(/demo organisation is loaded|migrations? applied/);
  process.kill(second.child.pid ?? 0, 'SIGKILL');
  await second.ended();
  await eventually(() => !postgresRuns(), { within: 20_000 });

  const third = await launch();
  await isReady(third);
  expect(JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8'))).toMatchObject(
    (({ jwtSecret, secretKey, postgresPassword }: Record<string, string>) => ({
      jwtSecret,
      secretKey,
      postgresPassword,
    }))(JSON.parse(secrets) as Record<string, string>),
  );

  const fourth = await launch();
  expect(await fourth.ended()).toBe(1);
  expect(fourth.output().trim()).toMatch(/^Guichê is already running on .*$/m);
  process.kill(third.child.pid ?? 0, 'SIGINT');
  expect(await third.ended()).toBe(0);
}, 240_000);

it('what a person can put right is said in one sentence', async () => {
  const busy = net.createServer().listen(0, '127.0.0.1');
  await once(busy, 'listening');
  const { port } = busy.address() as net.AddressInfo;
  const inUse = await launch({ PORT: String(port) });
  expect(await inUse.ended()).toBe(1);
  expect(inUse.output().trim()).toMatch(new RegExp(`^Port ${port} is in use .*$`));
  busy.close();

  const nowhere = await launch({
    DATABASE_URL: `postgres://guiche:secret-word@127.0.0.1:${await freePort()}/guiche`,
    GUICHE_MODE: 'demo',
  });
  expect(await nowhere.ended()).toBe(1);
  expect(nowhere.output().trim()).toMatch(/^No database answers at 127\.0\.0\.1:\d+\/guiche\. Check DATABASE_URL\.$/m);
  expect(nowhere.output()).not.toContain('secret-word');

  const insecure = await launch({
    GUICHE_MODE: 'production',
    GUICHE_JWT_SECRET: 'changeme-changeme-changeme-changeme',
  });
  expect(await insecure.ended()).toBe(1);
  expect(insecure.output()).toMatch(/GUICHE_SECRET_KEY/);
  expect(insecure.output()).toMatch(/GUICHE_JWT_SECRET has a well-known value/);
}, 180_000);

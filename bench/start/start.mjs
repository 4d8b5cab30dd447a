// A bare clone, one command, ready; once more; and the memory it keeps.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../../tools/lib/postgres.mjs';
import { root } from '../../tools/lib/project.mjs';
import { memoryOf } from '../lib/machine.mjs';
import { sleep, until } from '../lib/stats.mjs';

const idleSeconds = 20;

export const title = 'bare clone → ready, second start → ready, memory';

export async function measure(say) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'guiche-bench-start-'));
  // A signal ends the process before `finally` is reached.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  try {
    const clone = path.join(folder, 'guiche');
    execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, clone]);
    const first = await start(clone, say);
    await first.stop();
    const second = await start(clone, say);
    await sleep(idleSeconds * 1000);
    const memory = second.memory();
    await second.stop();
    return [
      {
        figure: 'bare clone → ready',
        value: `${first.seconds.toFixed(0)} s`,
        note: 'packages from the npm cache of the machine',
      },
      { figure: 'second start → ready', value: `${second.seconds.toFixed(1)} s` },
      {
        figure: `api + worker + simulator in one process, idle for ${idleSeconds} s`,
        value: `${memory.node.rss} MB resident`,
        note: `PostgreSQL beside it ${memory.postgres} MB (PSS of ${memory.servers} processes)`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function start(clone, say) {
  const port = await freePort();
  const env = Object.fromEntries(
    ['PATH', 'HOME', 'LANG', 'TMPDIR']
      .map((name) => [name, process.env[name]])
      .filter(([, value]) => value !== undefined),
  );
  const since = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: clone,
    env: { ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
      for (const line of String(chunk).split('\n')) if (/^\[ *[\d.]+ s\]/.test(line)) say(line);
    });
  }
  const gone = once(child, 'exit');
  // Like Ctrl-C: everybody in the terminal hears it.
  const stop = async () => {
    if (child.exitCode === null) process.kill(-Number(child.pid), 'SIGINT');
    await gone;
  };
  const onSignal = () => void stop().then(() => process.exit(1));
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, onSignal);
    void gone.then(() => process.off(signal, onSignal));
  }
  const ready = async () => {
    if (child.exitCode !== null) throw new Error(`npm start ended:\n${output}`);
    return fetch(`http://127.0.0.1:${port}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  };
  try {
    await until('npm start is ready', ready, { within: 900_000, every: 50 });
  } catch (error) {
    await stop();
    throw error;
  }
  const seconds = (performance.now() - since) / 1000;
  say(`ready after ${seconds.toFixed(1)} s`);
  const memory = () => {
    const family = descendants(child.pid);
    const servers = family.filter(({ args }) => /postgres/.test(args) && !/start\.mjs/.test(args));
    const sum = servers.reduce((total, { pid }) => total + (memoryOf(pid).pss ?? 0), 0);
    return {
      node: memoryOf(family.find(({ args }) => /start\.mjs/.test(args) && !args.startsWith('sh ')).pid),
      postgres: sum,
      servers: servers.length,
    };
  };
  return { seconds, memory, stop };
}

function descendants(pid) {
  const all = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter(Boolean)
    .map(([, own, parent, args]) => ({ pid: Number(own), parent: Number(parent), args }));
  const below = (parent) => all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
  return below(pid);
}

// A redis-server for the tests, from the machine's own package: no npm package ships one.
import { execFileSync, spawn } from 'node:child_process';
import net from 'node:net';
import { freePort } from './postgres.mjs';

/** What to tell a person on whose machine there is none. */
export const redisInstruction =
  'redis-server is not installed. Debian and Ubuntu: apt-get install redis-server · macOS: brew install redis';

/** Whether the machine has a redis-server. */
export function hasRedis() {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Starts one that keeps nothing on disk, on a free port; it dies with this process. */
export async function startRedis() {
  const port = await freePort();
  const flags = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--databases', '64'].map(
    String,
  );
  const script =
    'trap "" INT TERM HUP; redis-server "$@" >/dev/null 2>&1 </dev/null & pid=$!; read -r line; kill -9 $pid';
  const server = spawn('sh', ['-c', script, 'redis', ...flags], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const exited = new Promise((resolve) => server.once('exit', resolve));
  server.unref();
  server.stdin.unref?.();
  server.stdin.on('error', () => {});
  const listening = () =>
    new Promise((resolve) => {
      const socket = net.connect(port, '127.0.0.1', () => (socket.destroy(), resolve(true)));
      socket.once('error', () => resolve(false));
    });
  const end = Date.now() + 10_000;
  while (!(await listening())) {
    if (Date.now() > end) throw new Error('redis-server did not start');
    await new Promise((r) => setTimeout(r, 20));
  }
  const stop = async () => {
    server.ref(); // or the process would end while it waits for nothing else
    server.stdin.end();
    await exited;
  };
  return { url: `redis://127.0.0.1:${port}`, stop };
}

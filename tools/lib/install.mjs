// Installs the packages when they are missing or not those of package-lock.json. Needs Node alone.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './project.mjs';

/** Compares package-lock.json with what npm wrote down at the end of its last install. */
export function isInstalled() {
  const done = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(done)) return false;
  const read = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const wanted = read(path.join(root, 'package-lock.json'));
  const there = read(done);
  return Object.entries(wanted).every(
    ([name, entry]) =>
      !name.includes('node_modules/') ||
      entry.link ||
      entry.optional ||
      // Nothing needs it any more, so `npm ci` leaves it out.
      entry.extraneous ||
      there[name]?.version === entry.version,
  );
}

/** Runs `npm ci` unless that would change nothing. */
export async function install({ say = console.log, onChild } = {}) {
  if (isInstalled()) return;
  const began = performance.now();
  say('installing packages (npm ci) …');
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  // Vite and the compiler are development packages, and the start needs them even where NODE_ENV says production.
  const child = spawn(npm[0], [...npm.slice(1), 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onChild?.(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw Object.assign(new Error(`npm ci failed:\n${output}`), { plain: true });
  say(`  packages: ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

// Builds what is out of date: the server parts by one compiler pass, the front ends by Vite, side by side.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from './postgres.mjs';
import { isFresh, partFingerprint, parts, remember, root } from './project.mjs';

/** Runs a command to its end; its output is shown only when it fails. */
export function run(command, args, { cwd = root, env = process.env, onChild } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    onChild?.(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(output) : reject(Object.assign(new Error(output), { code }))));
  });
}

const commands = {
  server: () => [process.execPath, [path.join(root, 'tools/compile.mjs')], root],
  desk: () => [process.execPath, [vite(), 'build', '--logLevel', 'warn'], path.join(root, 'apps/desk')],
  admin: () => [process.execPath, [vite(), 'build', '--logLevel', 'warn'], path.join(root, 'admin')],
};
const vite = () => path.join(root, 'node_modules/vite/bin/vite.js');

/** Whether a part was built from exactly the sources that lie here now. */
export function isBuilt(name) {
  const part = parts[name];
  return existsSync(path.join(root, part.result)) && isFresh(`dist/.${name}.stamp`, partFingerprint(part));
}

/** Builds the named parts that are out of date, and says what it does. Answers how many it built. */
export async function build(names = Object.keys(parts), { say = console.log, onChild } = {}) {
  const due = names.filter((name) => !isBuilt(name));
  if (due.length > 0) say(`building ${due.map((name) => parts[name].label).join(', ')} …`);
  const results = await Promise.allSettled(
    due.map(async (name) => {
      const began = performance.now();
      const made = partFingerprint(parts[name]);
      const [command, args, cwd] = commands[name]();
      await run(command, args, {
        cwd,
        onChild,
        env: { ...process.env, NODE_ENV: 'production', ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }) },
      });
      remember(`dist/.${name}.stamp`, made);
      say(`  ${parts[name].label}: ${seconds(began)}`);
    }),
  );
  const failures = results.flatMap((result, i) =>
    result.status === 'rejected' ? [`${parts[due[i]].label} could not be built:\n${result.reason.message}`] : [],
  );
  if (failures.length > 0) throw new Refusal(failures.join('\n\n'));
  return due.length;
}

/** How long ago, for people. */
export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { has } from './machine.mjs';
import { rateText, ratios, shareText } from './stats.mjs';

const run = promisify(execFile);

export const hasPgbench = has('pgbench');

/** Runs a script of statements prepared for some seconds; answers transactions per second. */
export async function pgbench(database, script, { seconds, connections = 16, variables = {} }) {
  const url = new URL(database.url);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'guiche-pgbench-'));
  try {
    const file = path.join(folder, 'script.sql');
    writeFileSync(file, script);
    const { stdout } = await run(
      'pgbench',
      [
        ...['-n', '-M', 'prepared', '-c', String(connections), '-j', '1', '-T', String(seconds), '-f', file],
        ...Object.entries(variables).flatMap(([name, value]) => ['-D', `${name}=${value}`]),
        ...['-h', url.hostname, '-p', url.port, '-U', url.username, database.name],
      ],
      { env: { ...process.env, PGPASSWORD: decodeURIComponent(url.password) } },
    );
    const rate = Number(/tps = ([\d.]+) \(without/.exec(stdout)?.[1]);
    if (!(rate > 0)) throw new Error(`pgbench counted nothing:\n${stdout}`);
    return { rate };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The server alone beside ours, for a row of the table. */
export const pgbenchText = ({ ours, pgbench: theirs }) =>
  theirs ? `${rateText(theirs.rates)}; ours ${shareText(ratios(ours.rates, theirs.rates))}` : 'not installed';

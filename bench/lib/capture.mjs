// The yardsticks run the product's own statements: they are read from the server's log, so they cannot fall behind it.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { sleep } from './stats.mjs';

/** What processes asked of the server while `work` ran, in order: {session, name, text, values}. */
export async function capture(site, database, work) {
  const set = async (value) => {
    await site.admin.query(`ALTER SYSTEM SET log_statement = '${value}'`);
    await site.admin.query('SELECT pg_reload_conf()');
    await sleep(300);
  };
  const from = existsSync(site.statementLog) ? statSync(site.statementLog).size : 0;
  await set('all');
  try {
    await work();
    await sleep(300);
  } finally {
    await set('none');
  }
  const log = readFileSync(site.statementLog).subarray(from).toString();
  return log
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
    .filter((entry) => entry.dbname === database.name)
    .map(toStatement)
    .filter((statement) => statement !== null);
}

function toStatement({ pid, message, detail }) {
  const simple = /^statement: ([\s\S]*)$/.exec(message);
  if (simple) return { session: pid, name: '', text: simple[1], values: [] };
  const executed = /^execute ([^:]*): ([\s\S]*)$/.exec(message);
  if (!executed) return null;
  const name = executed[1] === '<unnamed>' ? '' : executed[1];
  return { session: pid, name, text: executed[2], values: valuesOf(detail ?? '') };
}

// Parameters: $1 = 'it''s', $2 = NULL
function valuesOf(detail) {
  const values = [];
  for (const [, number, quoted] of detail.matchAll(/\$(\d+) = (?:NULL|'((?:[^']|'')*)')/g)) {
    values[Number(number) - 1] = quoted === undefined ? null : quoted.replaceAll("''", "'");
  }
  return values;
}

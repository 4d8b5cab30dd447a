// GET /tickets of an agent, with 10,000 and with 1,000,000 tickets in the table.
import { capture } from '../lib/capture.mjs';
import { drive } from '../lib/load.mjs';
import { hasPgbench, pgbench, pgbenchText } from '../lib/pgbench.mjs';
import { costText, rounds } from '../lib/rounds.mjs';
import { signIn } from '../lib/sign-in.mjs';
import { withSite } from '../lib/site.mjs';
import { rateText, ratios, shareText } from '../lib/stats.mjs';
import { fill } from './fill.mjs';

const count = Number(process.env.BENCH_ROUNDS ?? 5);
const seconds = Number(process.env.BENCH_SECONDS ?? 2);
const few = 10_000;
const many = Number(process.env.BENCH_TICKETS ?? 1_000_000);

export const title = `GET /tickets with ${few.toLocaleString('en')} and ${many.toLocaleString('en')} tickets`;

const page = (filter, more = 'limit=25') =>
  `/api/v1/tickets?filter=${encodeURIComponent(JSON.stringify(filter))}&${more}`;
const requests = {
  mine: page({ view: 'mine' }),
  unassigned: page({ view: 'unassigned' }),
  all: page({ view: 'all' }),
  // The same rows with a total, counted up to the cap: a second statement.
  'all-with-total': page({ view: 'all' }, 'range=[0,24]'),
};

export const measure = (say) =>
  withSite(async (site) => {
    const small = await prepare(site, 'list_small', few, say);
    const large = await prepare(site, 'list_large', many, say);
    const statements = {};
    for (const [name, path] of Object.entries(requests)) statements[name] = await statementsOf(site, large, path);
    const bareOf = (kind, asked) =>
      site.bare('tickets-list/bare.mjs', {
        KIND: kind,
        DATABASE_URL: large.database.url,
        REQUESTS: JSON.stringify(asked),
      });
    const columns = await bareOf(
      'columns',
      mapValues(statements, (all) => all.map(asColumns)),
    );
    const json = await bareOf('json', statements);
    await sameRows(large, columns, json, say);

    const figures = [];
    for (const [name, path] of Object.entries(requests)) {
      const results = await rounds(
        {
          ours: () => ask(large, path),
          columns: () => drive(columns, `/${name}`, { seconds }),
          json: () => drive(json, `/${name}`, { seconds }),
          small: () => ask(small, path),
          ...(hasPgbench && { pgbench: () => pgbench(large.database, script(statements[name]), { seconds }) }),
        },
        count,
        (text) => say(`${name}, ${text}`),
      );
      const { ours } = results;
      figures.push({
        figure: `list ${name}`,
        ours: rateText(ours.rates),
        bare: rateText(results.columns.rates),
        'ours / bare': shareText(ratios(ours.rates, results.columns.rates)),
        target: '≥ 100 %',
        'ours / bare with our JSON': shareText(ratios(ours.rates, results.json.rates)),
        [`ours / ours with ${few.toLocaleString('en')}`]: shareText(ratios(ours.rates, results.small.rates)),
        pgbench: pgbenchText(results),
        'processor ms, ours : bare : bare with our JSON': costText(ours, results.columns, results.json),
      });
    }
    return figures;
  });

async function prepare(site, name, count, say) {
  const database = await site.database(name);
  const since = performance.now();
  await fill(database, count, 'bruno');
  say(`${count.toLocaleString('en')} tickets made in ${Math.round((performance.now() - since) / 1000)} s`);
  const api = await site.app('api', database);
  const { accessToken } = await signIn(api.url, 'bruno');
  return { database, api, headers: { authorization: `Bearer ${accessToken}` } };
}

const ask = ({ api, headers }, path) => drive(api, path, { seconds, headers });

const get = async ({ api, headers }, path) => {
  const answer = await fetch(`${api.url}${path}`, { headers });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
};

/** What one request asks of the database once everything is warm; the housekeeping of the process is left out. */
async function statementsOf(site, large, path) {
  await get(large, path);
  const all = await capture(site, large.database, () => get(large, path));
  return all.filter(({ name }) => name.startsWith('tickets.'));
}

/** The same keys and rows with plain columns, as one would write it by hand. */
function asColumns(statement) {
  const keys = /AS key, p\.id FROM \(([\s\S]*)\) p JOIN ticket t ON t\.id = p\.id/.exec(statement.text)?.[1];
  if (!keys) return statement;
  const named = ['inbox', 'queue', 'contact', 'sector', 'occurrence_type', 'occurrence', 'solution'];
  const text = `
    SELECT t.*, contact.phone, contact.customer_id, assignee.name AS assignee_name, ${named.map((one) => `${one}.name AS ${one}_name`).join(', ')}
      FROM (${keys}) p JOIN ticket t ON t.id = p.id
      LEFT JOIN user_account assignee ON assignee.id = t.assignee_id
      ${named.map((one) => `LEFT JOIN ${one} ON ${one}.id = t.${one}_id`).join(' ')}
     ORDER BY p.key DESC, p.id DESC`;
  return { ...statement, name: `${statement.name}-columns`, text };
}

/** A yardstick that answers something else measures nothing. */
async function sameRows(large, columns, json, say) {
  for (const [name, path] of Object.entries(requests)) {
    const ours = await get(large, path);
    for (const bare of [columns, json]) {
      const theirs = await (await fetch(`${bare.url}/${name}`)).json();
      const same =
        ours.length === 25 &&
        ours.every(({ id, contact }, n) => theirs[n].id === id && theirs[n].contact.name === contact.name);
      if (!same) throw new Error(`The yardstick answers other rows for ${name}`);
    }
  }
  say('ours and both yardsticks answer the same rows');
}

const script = (statements) =>
  statements
    .map(({ text, values }) =>
      text
        .replaceAll(/\$(\d+)/g, (_, number) => (values[number - 1] === null ? 'NULL' : `'${values[number - 1]}'`))
        .replaceAll(/\s+/g, ' '),
    )
    .map((text) => `${text};\n`)
    .join('');

const mapValues = (of, change) => Object.fromEntries(Object.entries(of).map(([name, value]) => [name, change(value)]));

// webhook → committed journal: what an api process takes from a provider, without a worker beside it.
import { capture } from '../lib/capture.mjs';
import { drive, flood } from '../lib/load.mjs';
import { hasPgbench, pgbench, pgbenchText } from '../lib/pgbench.mjs';
import { costText, rounds } from '../lib/rounds.mjs';
import { withSite } from '../lib/site.mjs';
import { rateText, ratios, shareText } from '../lib/stats.mjs';
import { webhook } from '../lib/webhooks.mjs';

const count = Number(process.env.BENCH_ROUNDS ?? 7);
const seconds = Number(process.env.BENCH_SECONDS ?? 4);

export const title = 'webhook → committed journal';

export const measure = (say) =>
  withSite(async (site) => {
    const database = await site.database('webhook');
    const { business, inboxId } = database;
    const apart = await site.copy(database, 'webhook_bare');
    const api = await site.app('api', database);
    const path = `/webhooks/${inboxId}`;
    const send = () => flood(api.url + path, [webhook(business)]);
    await send();
    const statement = (await capture(site, database, send)).find(({ name }) => name === 'channels.receipt-insert');
    const bare = await site.bare('webhook/bare.mjs', { DATABASE_URL: apart.url, STATEMENT: statement.text });
    const script = pgbenchScript(statement.text, inboxId, webhook(business).body);

    const request = { method: 'POST', path, setupRequest: (one) => ({ ...one, ...signed(one, business) }) };
    const results = await rounds(
      {
        ours: () => drive(api, path, { seconds, request }),
        bare: () => drive(bare, path, { seconds, request }),
        ...(hasPgbench && { pgbench: () => pgbench(apart, script, { seconds }) }),
      },
      count,
      say,
    );
    const { ours } = results;
    return [
      {
        figure: title,
        ours: rateText(ours.rates),
        bare: rateText(results.bare.rates),
        'ours / bare': shareText(ratios(ours.rates, results.bare.rates)),
        target: '≥ 75 %',
        pgbench: pgbenchText(results),
        'processor ms, ours : bare': costText(ours, results.bare),
      },
    ];
  });

function signed(one, business) {
  const { body, headers } = webhook(business);
  return { body, headers: { ...one.headers, ...headers } };
}

// The same statement with pgbench's variables in place of the parameters; ids are random numbers.
function pgbenchScript(text, inboxId, body) {
  const literal = (value) => `'${value.replaceAll("'", "''")}'`;
  const values = {
    $1: `ARRAY[lpad(to_hex(:n::bigint), 32, '0')]`,
    $2: `ARRAY[${literal(inboxId)}]`,
    $3: `ARRAY[convert_to(${literal(body)}, 'UTF8')]`,
    $4: 'ARRAY[now()]',
    $5: `ARRAY[to_hex(:n::bigint)]`,
    $6: 'ARRAY[1]',
    $7: `ARRAY['5541999990000']`,
  };
  const statement = text.replaceAll(/\$\d/g, (name) => `(${values[name]})`).replaceAll(/\s+/g, ' ');
  return `\\set n random(1, 9000000000000000000)\n${statement};\n`;
}

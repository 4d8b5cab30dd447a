// webhook → ticket with an owner: new customers write, an api and a worker process receive, understand, open and assign.
import { writeFileSync } from 'node:fs';
import { agentsAtWork, assigned } from '../lib/agents.mjs';
import { capture } from '../lib/capture.mjs';
import { flood } from '../lib/load.mjs';
import { processorTime } from '../lib/machine.mjs';
import { costText, rounds } from '../lib/rounds.mjs';
import { withSite } from '../lib/site.mjs';
import { rateText, ratios, shareText, sleep, until } from '../lib/stats.mjs';
import { webhook } from '../lib/webhooks.mjs';

const count = Number(process.env.BENCH_ROUNDS ?? 5);
const messages = Number(process.env.BENCH_MESSAGES ?? 1000);

export const title = 'webhook → ticket assigned to an agent';

export const measure = (say) =>
  withSite(async (site) => {
    const database = await site.database('assignment');
    await agentsAtWork(database, 20);
    const apart = await site.copy(database, 'assignment_bare');
    const api = await site.app('api', database);
    const worker = await site.app('worker', database);
    const url = `${api.url}/webhooks/${database.inboxId}`;
    const script = await scriptOf(site, database, url);
    say(`statements on the way of one message: ${script.statements.length}`);
    const file = site.file('script.json');
    writeFileSync(file, JSON.stringify(script));
    const bare = await site.bare('assignment/bare.mjs', { DATABASE_URL: apart.url, SCRIPT: file });
    const results = await rounds(
      {
        ours: () => timed(database, url, [api, worker]),
        bare: () => timed(apart, bare.url, [bare]),
      },
      count,
      say,
    );
    return [
      {
        figure: title,
        ours: rateText(results.ours.rates),
        bare: rateText(results.bare.rates),
        'ours / bare': shareText(ratios(results.ours.rates, results.bare.rates)),
        target: '≥ 60 %',
        'processor ms, ours (api + worker) : bare': costText(results.ours, results.bare),
      },
    ];
  });

/** Tickets a second from the first webhook until the last ticket has its owner; begins with empty tables. */
async function timed(database, url, apps) {
  await clear(database);
  const requests = Array.from({ length: messages }, () => webhook(database.business));
  const used = () => apps.reduce((sum, { process }) => sum + processorTime(process.pid), 0);
  const before = used();
  const since = performance.now();
  await flood(url, requests);
  await assigned(database, messages, until);
  const seconds = (performance.now() - since) / 1000;
  return { rate: messages / seconds, cost: (used() - before) / messages };
}

async function clear({ db }) {
  // What is under way must not meet an emptied table.
  await sleep(500);
  await db.query(`TRUNCATE contact, webhook_receipt, job CASCADE`);
  await db.query(`UPDATE agent_state SET load = 0, last_assigned_at = NULL`);
}

/** The statements of one message, from receipt to owner; reading the log, cursors and the care for processes are left out. */
async function scriptOf(site, database, url) {
  const send = async (request, tickets) => {
    await flood(url, [request]);
    await assigned(database, tickets, until);
    await sleep(500);
  };
  await send(webhook(database.business), 1);
  const request = webhook(database.business);
  const began = Date.now();
  const all = await capture(site, database, () => send(request, 2));
  const find = (name) => all.find((one) => one.name === name);
  const statements = [
    find('channels.receipt-insert'),
    ...transactionWith(all, 'channels.messages-insert-inbound'),
    ...transactionWith(all, 'tickets.give-waiting'),
  ].filter(({ name }) => name !== '' && !/^platform\.(cursor-|outbox-claim|outbox-read|parked-)/.test(name));

  // Ids in UUIDv7 tell when they were made: those of this message are the ones made since.
  const ids = new Set(
    JSON.stringify(statements.map(({ values }) => values)).match(/[\da-f]{8}-[\da-f]{4}-7[\da-f-]{21}/g),
  );
  const isNew = (id) => parseInt(id.slice(0, 8) + id.slice(9, 13), 16) >= began;
  const [message] = JSON.parse(request.body).entry[0].changes[0].value.messages;
  return {
    statements,
    tokens: {
      ids: [...ids].filter(isNew),
      phone: message.from,
      externalId: message.id,
      protocol: find('tickets.open-with-intake').values[1],
      agent: find('tickets.give-waiting').values[1],
    },
  };
}

/** The statements of the transaction in which this one ran. */
function transactionWith(all, name) {
  const one = all.findIndex((statement) => statement.name === name);
  if (one < 0) throw new Error(`${name} is not on the way any more: this figure needs another look`);
  const session = all.filter(({ session }) => session === all[one].session);
  const at = session.indexOf(all[one]);
  const from = session.findLastIndex(({ text }, n) => n < at && text === 'BEGIN');
  const to = session.findIndex(({ text }, n) => n > at && text.startsWith('COMMIT'));
  return session.slice(from, to);
}

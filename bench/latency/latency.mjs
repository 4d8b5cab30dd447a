// From a provider's call to the agent's screen: api and worker under a steady stream of messages in tickets at work.
import { io } from 'socket.io-client';
import { agentsAtWork, assigned } from '../lib/agents.mjs';
import { flood, poster } from '../lib/load.mjs';
import { signIn } from '../lib/sign-in.mjs';
import { withSite } from '../lib/site.mjs';
import { quantile, sleep, until } from '../lib/stats.mjs';
import { phone, webhook } from '../lib/webhooks.mjs';

const perSecond = Number(process.env.BENCH_RATE ?? 100);
const seconds = Number(process.env.BENCH_SECONDS ?? 20);
const conversations = 50;

export const title = `webhook → the agent's socket at ${perSecond} messages/s`;

export const measure = (say) =>
  withSite(async (site) => {
    const database = await site.database('latency');
    await agentsAtWork(database, 3);
    const api = await site.app('api', database);
    await site.app('worker', database);
    const url = `${api.url}/webhooks/${database.inboxId}`;
    const customers = Array.from({ length: conversations }, (_, n) => phone(80_000_000 + n));
    await flood(
      url,
      customers.map((from) => webhook(database.business, { from })),
    );
    await assigned(database, conversations, until);

    const { accessToken } = await signIn(api.url, 'bruno');
    const arrived = new Map();
    const socket = io(api.url, { path: '/realtime', transports: ['websocket'], auth: { token: accessToken } });
    socket.on('event', ({ type, data }) => {
      if (type === 'message.added') arrived.set(data.message.text, now());
    });
    await new Promise((resolve, reject) => socket.once('ready', resolve).once('connect_error', reject));
    try {
      await stream(database, url, customers, arrived, 2); // warms everything up
      arrived.clear();
      const sent = await stream(database, url, customers, arrived, seconds);
      return [await figure(database, sent, arrived, say)];
    } finally {
      socket.close();
    }
  });

/** Milliseconds on the clock that the processes share, with fractions. */
const now = () => performance.timeOrigin + performance.now();

/** Sends at a steady pace, whether or not answers come; resolves when all have arrived. */
async function stream(database, url, customers, arrived, length) {
  const { post, close } = poster(url, 64);
  const sent = [];
  const began = now();
  for (let n = 0; n < perSecond * length; n++) {
    const wait = began + (n * 1000) / perSecond - now();
    if (wait > 0) await sleep(wait);
    const text = `message ${n} of ${began}`;
    const request = webhook(database.business, { from: customers[n % customers.length], text });
    const one = { text, externalId: request.id, at: now(), acknowledged: NaN };
    sent.push(one);
    one.done = post(request).then(() => (one.acknowledged = now()));
  }
  await Promise.all(sent.map(({ done }) => done));
  close();
  await until('every message is on the screen', () => arrived.size >= sent.length, { every: 20 });
  return sent;
}

async function figure({ db }, sent, arrived, say) {
  const { rows } = await db.query(
    `SELECT external_id, extract(epoch FROM created_at)::float8 * 1000 AS at FROM message WHERE external_id = ANY ($1)`,
    [sent.map(({ externalId }) => externalId)],
  );
  const understood = new Map(rows.map(({ external_id, at }) => [external_id, at]));
  const steps = {
    'POST begun → acknowledged (in the journal)': sent.map(({ at, acknowledged }) => acknowledged - at),
    'POST begun → the worker writes the message': sent.map(({ at, externalId }) => understood.get(externalId) - at),
    'written → committed, read by the api, on the socket': sent.map(
      ({ text, externalId }) => arrived.get(text) - understood.get(externalId),
    ),
  };
  const text = (values) => [0.5, 0.9, 0.99].map((q) => Math.round(quantile(values, q))).join(' / ');
  for (const [step, values] of Object.entries(steps)) say(`${step}: p50/p90/p99 ${text(values)} ms`);
  const whole = sent.map(({ text: key, at }) => arrived.get(key) - at);
  return {
    figure: title,
    'p50 / p90 / p99 ms': text(whole),
    target: 'p99 < 250 ms',
    ...Object.fromEntries(Object.entries(steps).map(([step, values]) => [step, text(values)])),
  };
}

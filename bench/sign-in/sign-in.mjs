// Does a rush of sign-ins starve the api? A simple request at a steady pace, alone and beside 50 sign-ins a second.
import { signIn } from '../lib/sign-in.mjs';
import { withSite } from '../lib/site.mjs';
import { quantile, sleep } from '../lib/stats.mjs';

const signInsPerSecond = Number(process.env.BENCH_RATE ?? 50);
const requestsPerSecond = 100;
const seconds = Number(process.env.BENCH_SECONDS ?? 10);
const people = 250;

export const title = `GET /me beside ${signInsPerSecond} sign-ins a second`;

export const measure = (say) =>
  withSite(async (site) => {
    const database = await site.database('sign_in');
    await populate(database);
    const api = await site.app('api', database);
    const { accessToken } = await signIn(api.url, 'bruno');
    const me = () => timed(api, '/me', { headers: { authorization: `Bearer ${accessToken}` } });
    // Everybody has signed in from his browser before, as on any other morning.
    const devices = [];
    for (let n = 1; n <= people; n++) devices.push(await deviceOf(api, n));
    let turn = 0;
    const enter = () => {
      const n = turn++ % people;
      return timed(api, '/auth/sign-in', { method: 'POST', body: credentials(n + 1), headers: { cookie: devices[n] } });
    };
    await paced(requestsPerSecond, 2, me);
    say('requests alone');
    const alone = await paced(requestsPerSecond, seconds, me);
    say('requests beside sign-ins');
    const [beside, entered] = await Promise.all([
      paced(requestsPerSecond, seconds, me),
      paced(signInsPerSecond, seconds, enter),
    ]);
    return [
      { figure: 'GET /me alone', ...spread(alone) },
      { figure: `GET /me beside ${signInsPerSecond} sign-ins/s`, ...spread(beside), target: 'not starved' },
      {
        figure: 'sign-in',
        ...spread(entered.filter((ms) => ms !== null)),
        'asked to wait': entered.filter((ms) => ms === null).length,
      },
    ];
  });

const spread = (times) => ({
  'p50 ms': quantile(times, 0.5).toFixed(1),
  'p90 ms': quantile(times, 0.9).toFixed(1),
  'p99 ms': quantile(times, 0.99).toFixed(1),
  answers: times.length,
});

const credentials = (n) => JSON.stringify({ login: `bench-${n}`, password: 'guiche-demo-26' });

/** Begins one after the other at a steady pace, whether or not answers come; the times in ms, null for who was asked to wait. */
async function paced(perSecond, length, once) {
  const began = performance.now();
  const running = [];
  for (let n = 0; n < perSecond * length; n++) {
    const wait = began + (n * 1000) / perSecond - performance.now();
    if (wait > 0) await sleep(wait);
    running.push(once());
  }
  return Promise.all(running);
}

async function timed(api, path, { headers = {}, ...request }) {
  const began = performance.now();
  const answer = await fetch(`${api.url}/api/v1${path}`, {
    ...request,
    headers: { ...headers, ...(request.body && { 'content-type': 'application/json' }) },
  });
  const text = await answer.text();
  // Somebody whose sign-in before has not been answered yet, on a machine that is busy with other things.
  if (answer.status === 429) return null;
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`);
  return performance.now() - began;
}

async function deviceOf(api, n) {
  const answer = await fetch(`${api.url}/api/v1/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: credentials(n),
  });
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('guiche_device='));
  if (!cookie) throw new Error(`bench-${n} could not sign in: ${await answer.text()}`);
  return cookie.split(';')[0];
}

/** People like bruno, with his password. */
async function populate({ db }) {
  await db.query(
    `INSERT INTO user_account
     SELECT (jsonb_populate_record(u, jsonb_build_object('id', gen_random_uuid(), 'login', 'bench-' || n,
       'email', 'bench-' || n || '@example.com'))).*
     FROM user_account u, generate_series(1, ${people}) n WHERE u.login = 'bruno'`,
  );
}

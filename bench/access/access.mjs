// What asking "who is it, may he, what does he reach" costs of a list request (IAM-9): inside one process, so that the
// parts can be timed by themselves. The gate and the predicate are wrapped; nothing else of the product is touched.
import { withSite } from '../lib/site.mjs';
import { fill } from '../tickets-list/fill.mjs';
import { median } from '../lib/stats.mjs';

export const title = 'Permission check and scope, of a list request';

const requests = Number(process.env.BENCH_ACCESS_REQUESTS ?? 400);
const tickets = Number(process.env.BENCH_ACCESS_TICKETS ?? 20_000);

// Nothing is encrypted or signed with them that outlives the figure.
const secrets = {
  GUICHE_MODE: 'demo',
  GUICHE_JWT_SECRET: 'bench-only-jwt-secret-of-more-than-32-characters',
  GUICHE_SECRET_KEY: '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff',
};

/** The share of a list request that goes to the gate and to the predicate; the target is below 5 %. */
export const measure = (say) =>
  withSite(async (site) => {
    const database = await site.database('access');
    await fill(database, tickets, 'bruno');
    say(`${tickets.toLocaleString('en')} tickets made`);
    Object.assign(process.env, { DATABASE_URL: database.url, NODE_ENV: 'production', LOG_LEVEL: 'error', ...secrets });
    const spent = { gate: [], scope: [] };
    const { AccessGuard } = await import('../../dist/libs/identity/src/access/access.guard.js');
    const { AccessTokens } = await import('../../dist/libs/identity/src/sign-in/access-tokens.js');
    const { ticketScope } = await import('../../dist/libs/tickets/src/tickets/ticket-scope.js');
    const { createHttpApp } = await import('../../dist/libs/platform/src/http/index.js');
    const { OutboxTail } = await import('../../dist/libs/platform/src/outbox/index.js');
    const { ApiModule } = await import('../../dist/apps/api/src/api.module.js');
    timeAsync(AccessGuard.prototype, 'canActivate', spent.gate);
    timeSync(ticketScope, 'toSql', spent.scope);
    const app = await createHttpApp(ApiModule, { logger: false });
    await app.init();
    // A process that follows the log remembers who may what, as the api does.
    await app.get(OutboxTail).start();
    const { rows } = await database.db.query(`SELECT id FROM user_account WHERE login = 'bruno'`);
    const token = await app.get(AccessTokens).issue(rows[0].id, '00000000-0000-7000-8000-000000000000');
    const filter = encodeURIComponent(JSON.stringify({ view: 'all', live: true }));
    const ask = () =>
      app.inject({
        url: `/api/v1/tickets?filter=${filter}&limit=25`,
        headers: { authorization: `Bearer ${token}` },
      });
    for (let i = 0; i < 50; i++) await ask();
    spent.gate.length = spent.scope.length = 0;
    const whole = [];
    for (let i = 0; i < requests; i++) {
      const since = performance.now();
      const answer = await ask();
      whole.push(performance.now() - since);
      if (answer.statusCode !== 200) throw new Error(`The list answered ${answer.statusCode}: ${answer.body}`);
    }
    await app.close();
    const perRequest = (times) => times.reduce((sum, time) => sum + time, 0) / requests;
    const share = ((perRequest(spent.gate) + perRequest(spent.scope)) / perRequest(whole)) * 100;
    return [
      {
        figure: 'permission check and scope',
        'whole request, median': `${median(whole).toFixed(2)} ms`,
        gate: `${(perRequest(spent.gate) * 1000).toFixed(0)} µs`,
        predicate: `${(perRequest(spent.scope) * 1000).toFixed(0)} µs`,
        share: `${share.toFixed(1)} %`,
        target: '< 5 %',
      },
    ];
  });

function timeAsync(owner, method, times) {
  const original = owner[method];
  owner[method] = async function (...args) {
    const since = performance.now();
    try {
      return await original.apply(this, args);
    } finally {
      times.push(performance.now() - since);
    }
  };
}

function timeSync(owner, method, times) {
  const original = owner[method];
  owner[method] = function (...args) {
    const since = performance.now();
    try {
      return original.apply(this, args);
    } finally {
      times.push(performance.now() - since);
    }
  };
}

// `npm test` on a bare machine: installs and starts what it needs, builds, checks, runs every ring, and ends with
// `N passed, N failed`. `npm test -- integration e2e` runs only those rings (check, integration, e2e, browser).
import { requireNode } from './lib/node-version.mjs';

requireNode();
const { execFileSync } = await import('node:child_process');
const { existsSync, readdirSync } = await import('node:fs');
const { install } = await import('./lib/install.mjs');
const began = performance.now();
const since = (start) => `${((performance.now() - start) / 1000).toFixed(1)} s`;
const wanted = process.argv.slice(2);
const wants = (ring) => wanted.length === 0 || wanted.includes(ring);

await install();
const { build } = await import('./lib/build.mjs');
const { runChecks, runRing } = await import('./lib/checks.mjs');
const { hasRedis, redisInstruction, startRedis } = await import('./lib/redis.mjs');
const { chromiumInstruction, findChromium } = await import('./lib/chromium.mjs');
const { startTestPostgres } = await import('../test/support/global-setup.mjs');

const results = [];
const stops = [];
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
try {
  systemPackages();
  await step('build', () => build());
  if (wants('check')) results.push(...(await runChecks()));
  const rings = ['integration', 'e2e', 'browser'].filter(wants);
  if (rings.length > 0) await servers();
  for (const ring of rings) {
    const start = performance.now();
    console.log(`\n── ${ring} ──`);
    const result = await runRing(ring, { workers: ring === 'browser' ? 1 : 2 });
    console.log(`${ring}: ${result.passed} passed, ${result.failed} failed (${since(start)})`);
    results.push({ name: ring, ...result });
  }
} catch (error) {
  console.error(error.message);
  results.push({ name: 'npm test', ok: false, passed: 0, failed: 1, skipped: 0 });
} finally {
  for (const stop of stops) await stop().catch((error) => console.error(error));
}

const sum = (key) => results.reduce((total, result) => total + result[key], 0);
const bad = results.filter(({ ok }) => !ok).map(({ name }) => name);
console.log(`\nnpm test took ${since(began)}${bad.length > 0 ? `; not good: ${bad.join(', ')}` : ''}`);
console.log(
  `${sum('passed')} passed, ${sum('failed')} failed${sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''}`,
);
process.exit(bad.length === 0 ? 0 : 1);

async function step(name, work) {
  try {
    await work();
    results.push({ name, ok: true, passed: 1, failed: 0, skipped: 0 });
  } catch (error) {
    console.error(`✗ ${name}\n${error.message}`);
    results.push({ name, ok: false, passed: 0, failed: 1, skipped: 0 });
  }
}

/** Redis and a browser come from the system. On Debian, and as root, they are installed; elsewhere a person is told. */
function systemPackages() {
  const missing = [
    ...(hasRedis() ? [] : [{ names: ['redis-server'], instruction: redisInstruction }]),
    ...(findChromium() ? [] : [{ names: ['chromium', 'fonts-liberation'], instruction: chromiumInstruction }]),
  ];
  if (missing.length === 0) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const names = missing.flatMap((one) => one.names);
    console.log(`installing ${names.join(' ')} (apt-get) …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    try {
      const noLists = !existsSync('/var/lib/apt/lists') || readdirSync('/var/lib/apt/lists').length < 3;
      const update = () => execFileSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' });
      const add = () =>
        execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], {
          env,
          stdio: 'ignore',
        });
      if (noLists) update();
      try {
        add();
      } catch {
        update(); // the list was old
        add();
      }
    } catch (error) {
      console.error(`apt-get could not install them: ${error.message}`);
    }
  }
  if (!hasRedis()) console.error(`The specs that need Redis will fail: ${redisInstruction}`);
  if (!findChromium()) console.error(`The specs that need a browser will fail: ${chromiumInstruction}`);
}

/** One PostgreSQL and one Redis for all rings. */
async function servers() {
  const postgres = await startTestPostgres();
  stops.push(postgres.stop);
  process.env.TEST_PG_URL = postgres.url;
  if (!hasRedis()) return;
  const redis = await startRedis();
  stops.push(redis.stop);
  process.env.TEST_REDIS_URL = redis.url;
}

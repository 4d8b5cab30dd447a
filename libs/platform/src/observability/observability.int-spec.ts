import { Injectable, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { useDatabase } from '../../../../test/support/database.js';
import { forgetConfiguration } from '../config/index.js';
import { DatabaseModule, UnitOfWork } from '../database/index.js';
import { createHttpApp, HttpModule } from '../http/index.js';
import { defineEvent, OnDomainEvent, Outbox, OutboxDispatcher, OutboxModule } from '../outbox/index.js';
import { Health } from './health.js';
import { rootLogger } from './logger.js';
import { Metrics } from './metrics.js';
import { ObservabilityModule } from './observability.module.js';
import { logRequests } from './request-log.js';

const db = useDatabase();
const bellRung = defineEvent<{ bell: string }>('test.bell-rung', { version: 1, orderedBy: 'bell' });

@Injectable()
class Bells {
  @OnDomainEvent(bellRung, 'test.hear-bell', { lanes: 3 })
  async hear(): Promise<void> {}
}
@Module({ imports: [DatabaseModule.forRoot([]), OutboxModule, HttpModule, ObservabilityModule], providers: [Bells] })
class ObservedApp {}

let app: NestFastifyApplication;
beforeEach(async () => {
  app = await createHttpApp(ObservedApp, { logger: false });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
afterEach(() => app.close());

const ready = async (): Promise<[number, unknown]> => {
  const answer = await app.inject({ url: '/health/ready' });
  return [answer.statusCode, answer.json()];
};
const well = { ready: true, missing: [], warnings: [] };

it('is ready with a database of the right schema', async () => {
  expect(await ready()).toEqual([200, well]);
  const [newest] = await db.sql<{ name: string }>(`SELECT name FROM migration ORDER BY id DESC LIMIT 1`);
  app.get(Health).expectMigration(newest?.name ?? '');
  expect(await ready()).toEqual([200, well]);
  app.get(Health).expectMigration('OfTheNextRelease99990101000000');
  expect(await ready()).toEqual([503, { ready: false, missing: ['migrations'], warnings: [] }]);
});

it('is not ready while shutting down, but alive', async () => {
  app.get(Health).beforeApplicationShutdown();
  expect(await ready()).toEqual([503, { ...well, ready: false, missing: ['shutting-down'] }]);
  expect((await app.inject({ url: '/health/live' })).statusCode).toBe(200);
});

it('is not ready when the database is gone', async () => {
  const down = jest.spyOn(app.get(UnitOfWork), 'once').mockRejectedValue(new Error('gone'));
  expect(await ready()).toEqual([503, { ready: false, missing: ['database'], warnings: [] }]);
  down.mockRestore();
});

it('warns of a reaction that is behind and of failed jobs, and tells both to Prometheus', async () => {
  await app.get(OutboxDispatcher).start();
  await app.get(OutboxDispatcher).onApplicationShutdown();
  await app.get(UnitOfWork).run(async (tx) => {
    for (const bell of ['a', 'b', 'c', 'd']) await app.get(Outbox).record(tx, bellRung({ bell }));
  });
  expect(await ready()).toEqual([200, well]);
  await db.sql(`UPDATE outbox SET occurred_at = now() - interval '2 minutes'`);
  await db.sql(
    `INSERT INTO job (id, kind, family, payload, cause, max_attempts, due_at, created_at, state)
     VALUES (gen_random_uuid(), 'x.y', 'mail', '{}', '{}', 1, now(), now(), 'failed')`,
  );
  expect(await ready()).toEqual([200, { ...well, warnings: ['outbox-behind', 'jobs-failed'] }]);
  const { body } = await app.inject({ url: '/metrics' });
  expect(body).toMatch(/^guiche_outbox_lag_seconds\{subscriber="test.hear-bell"\} 12\d/m);
  expect(body).toMatch(/^guiche_jobs\{family="mail",state="failed"\} 1$/m);
  expect(body).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
});

it('a request is one line with the pattern of its route, and nothing of what customers are or say', async () => {
  const logged = await createHttpApp(ObservedApp, { logger: false });
  logRequests(logged.getHttpAdapter().getInstance() as never, logged.get(Metrics));
  await logged.init();
  await logged.getHttpAdapter().getInstance().ready();
  const lines: object[] = [];
  const logger = rootLogger();
  const { level } = logger;
  logger.level = 'info';
  const spy = jest.spyOn(logger, 'info').mockImplementation((line) => void lines.push(line as object));
  const url = '/api/v1/bells/maria@example.com?q=%2B5511987654321';
  const headers = { authorization: 'Bearer secret-token', 'x-request-id': 'request-12345678' };
  const answer = await logged.inject({ method: 'POST', url, headers, payload: { text: 'minha senha é 1234' } });
  expect(answer.headers['x-request-id']).toBe('request-12345678');
  expect((await logged.inject({ url: '/health/live' })).statusCode).toBe(200);
  expect(lines).toEqual([
    { requestId: 'request-12345678', method: 'POST', route: 'none', status: 404, ms: expect.any(Number) },
  ]);
  logger.level = level;
  spy.mockRestore();
  await logged.close();
});

it('figures need the token where one is set', async () => {
  process.env.METRICS_TOKEN = 'only-for-prometheus';
  forgetConfiguration();
  expect((await app.inject({ url: '/metrics' })).statusCode).toBe(404);
  const authorization = 'Bearer only-for-prometheus';
  expect((await app.inject({ url: '/metrics', headers: { authorization } })).statusCode).toBe(200);
  delete process.env.METRICS_TOKEN;
  forgetConfiguration();
});

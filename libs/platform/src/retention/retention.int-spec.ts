import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { firstIdAt } from '@guiche/kernel';
import { useDatabase } from '../../../../test/support/database.js';
import { eventually } from '../../../../test/support/eventually.js';
import { AuditModule, verifyAudit } from '../audit/index.js';
import { DatabaseModule, Listener, UnitOfWork } from '../database/index.js';
import { createHttpApp, HttpModule } from '../http/index.js';
import { JobsModule, JobWorker } from '../jobs/index.js';
import { cutOfOutbox, defineEvent, Outbox, OutboxModule, pruneOutbox } from '../outbox/index.js';
import { defineRetentionClass } from '../personal-data/index.js';
import { SecretsModule } from '../secrets/index.js';
import { StorageModule } from '../storage/index.js';
import { RetentionModule } from './retention.module.js';

const db = useDatabase();
process.env.RETENTION_BATCH = '10';
process.env.RETENTION_PAUSE_MS = '1';
process.env.JOBS_SWEEP_MS = '100';

const leafFell = defineEvent<{ tree: string }>('test.leaf-fell', { version: 1, orderedBy: 'tree' });
let slow = false;
let bites = 0;
defineRetentionClass({
  code: 'leaves',
  label: { 'pt-BR': 'Folhas', en: 'Leaves' },
  help: { 'pt-BR': '', en: '' },
  defaultDays: null,
  minDays: 7,
  count: async () => 42,
  async remove(_tx, { cursor, before }) {
    bites++;
    const at = Number(cursor ?? 0) + 1;
    expect(firstIdAt(before)).toMatch(/-/);
    return { count: 5, cursor: slow || at < 4 ? String(at) : null };
  },
});

@Module({
  imports: [
    DatabaseModule.forRoot([]),
    OutboxModule,
    HttpModule,
    JobsModule.forRoot(),
    AuditModule,
    SecretsModule,
    StorageModule,
    RetentionModule,
  ],
})
class RetentionApp {}

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await createHttpApp(RetentionApp, { logger: false });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  await app.get(JobWorker).start();
  await app.get(Listener).start();
});
afterAll(() => app.close());

type Body = Record<string, unknown> & { id: string; progress: Record<string, unknown>[] };
const call = async (method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) => {
  const answer = await app.inject({ method, url: `/api/v1/${path}`, ...(payload && { payload }) });
  return { status: answer.statusCode, body: answer.json<Body>() };
};
const policy = async (id: string) => (await call('GET', `retention-policies/${id}`)).body;
const setDays = async (id: string, days: number | null) =>
  call('PUT', `retention-policies/${id}`, { ...(await policy(id)), days });
const ended = async (id: string, state: string) =>
  eventually(async () => expect((await call('GET', `retention-runs/${id}`)).body.state).toBe(state), {
    within: 10_000,
  });

it('IAM-17: periods are kept per class of data, changed with their version, never shorter than the class bears', async () => {
  const { body } = await call('GET', 'retention-policies');
  const all = body as unknown as Body[];
  expect(all.map(({ id, days }) => [id, days])).toEqual(
    expect.arrayContaining([
      ['events', 30],
      ['finished-jobs', 7],
      ['audit', null],
      ['leaves', null],
    ]),
  );
  expect((await call('PUT', 'retention-policies/leaves', { days: 6, version: 1 })).body).toMatchObject({
    code: 'platform.invalid-input',
    errors: [{ field: 'days' }],
  });
  for (const days of [0, -1, 1.5, '30', 99_999, undefined])
    expect([days, (await call('PUT', 'retention-policies/leaves', { days, version: 1 })).status]).toEqual([days, 400]);
  expect((await call('PUT', 'retention-policies/leaves', { days: 30 })).status).toBe(428);
  expect((await call('PUT', 'retention-policies/leaves', { days: 30, version: 1 })).body).toMatchObject({
    days: 30,
    version: 2,
  });
  expect((await call('PUT', 'retention-policies/leaves', { days: 31, version: 1 })).status).toBe(412);
  expect((await setDays('leaves', null)).body).toMatchObject({ days: null, version: 3 });
  expect((await call('GET', 'retention-policies/nothing')).status).toBe(404);
  expect((await call('POST', 'retention-policies/leaves/preview', { days: 30 })).body).toEqual({
    count: 42,
    exact: true,
  });
  expect(
    await db.sql(`SELECT before, after FROM audit_entry WHERE action = 'retention-policies.update' ORDER BY seq`),
  ).toEqual([
    { before: { days: null }, after: { days: 30 } },
    { before: { days: 30 }, after: { days: null } },
  ]);
});

it('IAM-17: a clean-up goes through the classes in bites, is seen while it runs, and is on the trail', async () => {
  await setDays('leaves', 30);
  const { body: run, status } = await call('POST', 'retention-runs');
  expect(status).toBe(201);
  await ended(run.id, 'done');
  const { body } = await call('GET', `retention-runs/${run.id}`);
  expect(body.progress).toContainEqual({ dataClass: 'leaves', label: 'Folhas', count: 20, done: true });
  expect(bites).toBe(4);
  expect((await policy('leaves')).doneThrough).not.toBeNull();
  expect(await policy('finished-jobs')).toMatchObject({ days: 7, version: 1 });
  expect(
    await db.sql(`SELECT action, after FROM audit_entry WHERE subject_id = $1 ORDER BY seq`, [run.id]),
  ).toMatchObject([
    { action: 'retention-runs.start' },
    { action: 'retention-runs.end', after: { leaves: 20, state: 'done' } },
  ]);
});

it('IAM-17: one clean-up at a time, and it stops when told to', async () => {
  slow = true;
  const { body: run } = await call('POST', 'retention-runs');
  expect((await call('POST', 'retention-runs')).body).toMatchObject({ code: 'platform.retention-run-running' });
  expect((await call('POST', `retention-runs/${run.id}/cancel`)).status).toBe(200);
  await ended(run.id, 'cancelled');
  slow = false;
  expect((await call('POST', `retention-runs/${run.id}/cancel`)).body).toMatchObject({
    code: 'platform.retention-run-over',
  });
});

it('IAM-16, IAM-17: the trail is kept a year at least, and a clean-up leaves it provable', async () => {
  expect((await setDays('audit', 364)).status).toBe(400);
  expect((await setDays('audit', 365)).status).toBe(200);
  const { body: run } = await call('POST', 'retention-runs');
  await ended(run.id, 'done');
  expect(await app.get(UnitOfWork).read((tx) => verifyAudit(tx))).toMatchObject({ intact: true });
});

it('WEB-11: events are pruned only when everybody has read them, and a reader learns up to where', async () => {
  const uow = app.get(UnitOfWork);
  const post = () => uow.run((tx) => app.get(Outbox).record(tx, leafFell({ tree: 'oak' })));
  for (let n = 0; n < 6; n++) await post();
  const log = await db.sql<{ xid: string; id: string }>(
    'SELECT xid::text, id::text FROM outbox ORDER BY outbox.xid, outbox.id',
  );
  // What other databases of this server are at holds events back, too.
  const heldBack = 'SELECT 1 FROM outbox WHERE xid >= pg_snapshot_xmin(pg_current_snapshot())';
  await eventually(async () => expect(await db.sql(heldBack)).toEqual([]));
  const third = log.at(2);
  await db.sql(
    `INSERT INTO outbox_cursor (subscriber, lane, after_xid, after_id) VALUES ('test.a', 0, $1, $2), ('test.a', 1, '0', 0)`,
    [third?.xid, third?.id],
  );
  await db.sql(
    `INSERT INTO outbox_parked (subscriber, xid, id, type, key) SELECT 'test.a', xid, id, type, key FROM outbox ORDER BY xid, id LIMIT 1`,
  );
  const far = new Date('2999-01-01');
  const one = [{ subscriber: 'test.a', lanes: 1 }];
  expect(await uow.run((tx) => pruneOutbox(tx, new Date('2000-01-01'), 100, one))).toBe(0);
  expect(await uow.run((tx) => pruneOutbox(tx, far, 100, [{ subscriber: 'test.a', lanes: 2 }]))).toBe(0);
  expect(await uow.run((tx) => pruneOutbox(tx, far, 1, one))).toBe(1);
  expect(await uow.run((tx) => pruneOutbox(tx, far, 100, one))).toBe(1);
  expect(await uow.read(cutOfOutbox)).toEqual(third);
  expect(await db.sql('SELECT 1 FROM outbox')).toHaveLength(4);
});

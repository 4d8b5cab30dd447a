import { Injectable, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { useDatabase } from '../../../../test/support/database.js';
import { eventually } from '../../../../test/support/eventually.js';
import { AuditModule } from '../audit/index.js';
import { DatabaseModule, Listener, UnitOfWork } from '../database/index.js';
import { createHttpApp, HttpModule } from '../http/index.js';
import { defineJob, GiveUp, HandlesJob, Jobs, JobsModule, JobWorker, type JobRun } from '../jobs/index.js';
import { defineEvent, OnDomainEvent, Outbox, OutboxDispatcher, OutboxModule, type EventOf } from '../outbox/index.js';
import { SystemModule } from './system.module.js';

const db = useDatabase();
const parcelSent = defineEvent<{ parcel: string; n: number }>('test.parcel-sent', { version: 1, orderedBy: 'parcel' });
const sendParcel = defineJob<{ parcel: string }>('test.send-parcel', { family: 'parcels', actsFor: 'system: a test' });
let broken = true;
const handled: number[] = [];
const sent: string[] = [];

@Injectable()
class Parcels {
  @OnDomainEvent(parcelSent, 'test.follow-parcel')
  async follow({ n }: EventOf<typeof parcelSent>): Promise<void> {
    if (broken) throw new Error('the depot is closed');
    handled.push(n);
  }

  @HandlesJob(sendParcel)
  async send({ payload }: JobRun<{ parcel: string }>): Promise<void> {
    if (broken) throw new GiveUp('no address');
    sent.push(payload.parcel);
  }
}

@Module({
  imports: [DatabaseModule.forRoot([]), OutboxModule, HttpModule, AuditModule, JobsModule.forRoot(), SystemModule],
  providers: [Parcels],
})
class SystemApp {}

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await createHttpApp(SystemApp, { logger: false });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  await app.get(OutboxDispatcher).start();
  await app.get(JobWorker).start();
  await app.get(Listener).start();
});
afterAll(() => app.close());

const get = async (path: string): Promise<Record<string, unknown>[]> =>
  (await app.inject({ url: `/api/v1/${path}` })).json();
const post = async (path: string, payload?: object): Promise<number> =>
  (await app.inject({ method: 'POST', url: `/api/v1/${path}`, ...(payload && { payload }) })).statusCode;
const missing = '01900000-0000-7000-8000-000000000000';

it('a failed job is seen with its error, without its payload, and runs again when told to', async () => {
  broken = true;
  const id = await app.get(UnitOfWork).run((tx) => app.get(Jobs).schedule(tx, sendParcel, { parcel: 'top secret' }));
  await eventually(async () => expect(await get('jobs')).toHaveLength(1));
  const [job] = await get('jobs');
  expect(job).toMatchObject({ id, kind: 'test.send-parcel', state: 'failed', attempts: 1, lastError: 'no address' });
  expect(JSON.stringify(job)).not.toContain('top secret');
  expect(await get(`jobs?filter=${encodeURIComponent('{"family":"parcels","state":["waiting","running"]}')}`)).toEqual(
    [],
  );
  broken = false;
  expect(await post(`jobs/${id}/retry`)).toBe(204);
  await eventually(() => expect(sent).toEqual(['top secret']));
  await eventually(async () => expect(await get('jobs')).toEqual([]));
  expect(await post(`jobs/${id}/retry`)).toBe(404);
  expect(await post(`jobs/${missing}/retry`)).toBe(404);
  expect(await db.sql(`SELECT subject_name FROM audit_entry WHERE action = 'jobs.retry'`)).toEqual([
    { subject_name: 'test.send-parcel' },
  ]);
});

it('a failed job whose key a newer one took cannot run again', async () => {
  broken = true;
  const key = 'parcel:1';
  const schedule = (at?: Date): Promise<string> =>
    app
      .get(UnitOfWork)
      .run((tx) => app.get(Jobs).schedule(tx, sendParcel, { parcel: 'x' }, { key, ...(at && { at }) }));
  const id = await schedule();
  await eventually(async () => expect(await get('jobs')).toHaveLength(1));
  await schedule(new Date('2999-01-01'));
  expect(await post(`jobs/${id}/retry`)).toBe(409);
});

it('parked events are seen, and handled again in their order when told to', async () => {
  broken = true;
  await app.get(UnitOfWork).run(async (tx) => {
    for (const n of [1, 2, 3]) await app.get(Outbox).record(tx, parcelSent({ parcel: 'p', n }));
  });
  await eventually(async () => expect(await get('parked-events')).toHaveLength(3));
  const [first] = await get('parked-events');
  expect(first).toMatchObject({ subscriber: 'test.follow-parcel', key: 'p', lastError: 'the depot is closed' });
  broken = false;
  expect(await post('parked-events/retry', { subscriber: 'test.follow-parcel', key: 'p' })).toBe(204);
  await eventually(() => expect(handled).toEqual([1, 2, 3]));
  expect(await post('parked-events/retry', { subscriber: 'test.follow-parcel', key: 'p' })).toBe(404);
  expect(await post('parked-events/retry', { subscriber: 5 })).toBe(400);
});

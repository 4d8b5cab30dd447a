import { Test, type TestingModule } from '@nestjs/testing';
import { Clock, TravelClock } from '@guiche/kernel';
import { DatabaseModule, UnitOfWork } from '@guiche/platform/database';
import { useDatabase } from '../../../../test/support/database.js';
import { ProtocolNumbers } from './protocol-numbers.js';
import { ProtocolRepository } from './protocol.repository.js';

const db = useDatabase();
const clock = new TravelClock('2026-11-23T12:00:00Z');
let app: TestingModule;

beforeAll(async () => {
  app = await Test.createTestingModule({
    imports: [DatabaseModule.forRoot([])],
    providers: [ProtocolNumbers, ProtocolRepository, { provide: Clock, useValue: clock }],
  }).compile();
});
afterAll(() => app?.close());

const next = () => app.get(UnitOfWork).run((tx) => app.get(ProtocolNumbers).next(tx));

it('TKT-1: fifty at once on a new day get fifty different numbers of that day', async () => {
  const numbers = await Promise.all(Array.from({ length: 50 }, next));
  expect(new Set(numbers).size).toBe(50);
  expect(numbers.every((number) => /^20261123\d{6}$/.test(number))).toBe(true);
});

it('TKT-1: a day begins with 000001, in the organisation’s zone', async () => {
  clock.travelTo('2026-11-25T02:59:59Z');
  expect(await next()).toBe('20261124000001');
  expect(await next()).toBe('20261124000002');
  clock.travelTo('2026-11-25T03:00:00Z');
  expect(await next()).toBe('20261125000001');
});

it('TKT-1: a number that was rolled back is never given out again', async () => {
  clock.travelTo('2026-11-26T12:00:00Z');
  await next();
  let lost = '';
  const failing = app.get(UnitOfWork).run(async (tx) => {
    lost = await app.get(ProtocolNumbers).next(tx);
    throw new Error('something went wrong later');
  });
  await expect(failing).rejects.toThrow('later');
  expect(await next()).not.toBe(lost);
});

it('TKT-1: numbers grow longer past 999,999', async () => {
  clock.travelTo('2026-11-27T12:00:00Z');
  expect(await next()).toBe('20261127000001');
  await db.sql(
    `SELECT setval('protocol_number', currval_or_last + 999998) FROM (SELECT last_value AS currval_or_last FROM protocol_number) s`,
  );
  expect(await next()).toBe('202611271000000');
});

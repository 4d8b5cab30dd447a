import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { useDatabase } from '../../../../test/support/database.js';
import { DatabaseModule } from './database.module.js';
import { statement } from './statement.js';
import { UnitOfWork } from './unit-of-work.js';

const db = useDatabase();

@Module({ imports: [DatabaseModule.forRoot([])] })
class Spec {}

const note = statement('spec.together-note', `INSERT INTO spec_note (name) VALUES ($1)`);
const notes = statement('spec.together-notes', `SELECT name FROM spec_note ORDER BY name`);
let app: INestApplicationContext;
let uow: UnitOfWork;
beforeAll(async () => {
  await db.sql(`CREATE TABLE spec_note (name text PRIMARY KEY)`);
  app = await NestFactory.createApplicationContext(Spec, { logger: false });
  uow = app.get(UnitOfWork);
});
beforeEach(() => db.sql(`TRUNCATE spec_note`));
afterAll(() => app.close());

// Like a service: opens its own transaction and knows nothing of a larger one.
const write = (name: string): Promise<unknown> => uow.run((tx) => tx.rows(note, [name]));
const names = async (): Promise<string[]> =>
  (await uow.read((tx) => tx.rows<{ name: string }>(notes))).map(({ name }) => name);
const committed = async (): Promise<unknown[]> =>
  (await db.sql(`SELECT name FROM spec_note ORDER BY name`)).map(({ name }) => name);

it('ORG-7: what services do together is seen among them, and by others only when all of it is committed', async () => {
  const told: string[] = [];
  await uow.together(async () => {
    await write('a');
    await uow.run(async (tx) => {
      tx.afterCommit(() => told.push('b'));
      await tx.rows(note, ['b']);
    });
    await uow.once(note, ['c']);
    expect(await names()).toEqual(['a', 'b', 'c']);
    expect(await committed()).toEqual([]);
    expect(told).toEqual([]);
  });
  expect(await committed()).toEqual(['a', 'b', 'c']);
  expect(told).toEqual(['b']);
});

it('ORG-7: a service that fails undoes its own part, and the whole when nobody catches it', async () => {
  await uow.together(async () => {
    await write('a');
    await expect(write('a')).rejects.toThrow(/spec_note_pkey/);
    await write('b');
  });
  expect(await committed()).toEqual(['a', 'b']);
  const whole = uow.together(async () => {
    await write('c');
    await write('a');
  });
  await expect(whole).rejects.toThrow(/spec_note_pkey/);
  expect(await committed()).toEqual(['a', 'b']);
});

it('ORG-7: a rehearsal says what would be, and leaves nothing', async () => {
  expect(
    await uow.rehearse(async () => {
      await write('a');
      return names();
    }),
  ).toEqual(['a']);
  await expect(uow.rehearse(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await committed()).toEqual([]);
});

it('ORG-7: calls side by side are a mistake that is found; other callers are not drawn in', async () => {
  await uow
    .together(async () => {
      const [first] = await Promise.allSettled([
        uow.run(async (tx) => tx.rows(note, ['a'])),
        uow.run(async (tx) => {
          await tx.rows(note, ['b']);
          await tx.rows(notes);
          await tx.rows(notes);
        }),
      ]);
      expect(first).toMatchObject({ status: 'rejected' });
    })
    .catch(() => undefined);
  let later: Promise<unknown> = Promise.resolve();
  await uow.together(async () => {
    later = new Promise((resolve) => setTimeout(resolve, 50)).then(() => write('later'));
    await write('now');
  });
  await later;
  expect(await committed()).toEqual(expect.arrayContaining(['later', 'now']));
});

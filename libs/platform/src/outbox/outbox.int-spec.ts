import 'reflect-metadata';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { eventually } from '../../../../test/support/eventually.js';
import { useDatabase } from '../../../../test/support/database.js';
import { DatabaseModule, Listener, statement, UnitOfWork, type Tx } from '../database/index.js';
import { defineEvent, type EventOf } from './event.js';
import { OnDomainEvent, InTransaction } from './subscriptions.js';
import { Outbox } from './outbox.js';
import { OutboxDispatcher } from './dispatcher.js';
import { OutboxTail } from './outbox-tail.js';
import { OutboxModule } from './outbox.module.js';

interface Noted {
  readonly key: string;
  readonly place: number;
}
const noted = defineEvent<Noted>('spec.noted', { version: 1, orderedBy: 'key' });
const keep = statement('spec.keep', `INSERT INTO spec_seen (subscriber, key, place) VALUES ($1, $2, $3)`);

/** Which event the reaction cannot handle for the time being. */
const stumbles = new Set<string>();

@Injectable()
class Subscribers {
  @OnDomainEvent(noted, 'spec.keep', { lanes: 2 })
  async keep(event: EventOf<typeof noted>, tx: Tx): Promise<void> {
    await tx.rows(keep, ['reaction', event.key, event.place]);
    if (stumbles.has(`${event.key}${event.place}`)) throw new Error('stumbled');
  }

  @InTransaction(noted, 'spec.take-part', 'the spec looks at it')
  async takePart(event: EventOf<typeof noted>, tx: Tx): Promise<void> {
    if (event.place < 0) throw new Error('refused');
    await tx.rows(keep, ['participant', event.key, event.place]);
  }
}

@Module({ imports: [DatabaseModule.forRoot([]), OutboxModule], providers: [Subscribers] })
class SpecModule {}

describe('outbox', () => {
  const db = useDatabase();
  const apps: INestApplicationContext[] = [];

  const start = async (dispatch: boolean): Promise<INestApplicationContext> => {
    const app = await NestFactory.createApplicationContext(SpecModule, { logger: false });
    apps.push(app);
    if (dispatch) await app.get(OutboxDispatcher).start();
    await app.get(OutboxTail).start();
    await app.get(Listener).start();
    return app;
  };
  const record = (app: INestApplicationContext, key: string, place: number): Promise<void> =>
    app.get(UnitOfWork).run((tx) => app.get(Outbox).record(tx, noted({ key, place })));
  const seen = async (subscriber: string, key: string): Promise<number[]> =>
    (
      await db.sql<{ place: number }>('SELECT place FROM spec_seen WHERE subscriber = $1 AND key = $2 ORDER BY id', [
        subscriber,
        key,
      ])
    ).map(({ place }) => place);

  beforeAll(async () => {
    process.env.OUTBOX_POLL_MS = '100';
    await db.sql('CREATE TABLE spec_seen (id bigserial, subscriber text, key text, place int)');
  });
  afterEach(async () => {
    await Promise.all(apps.splice(0).map((app) => app.close()));
    stumbles.clear();
  });

  it('TKT-7: what is recorded reaches a reaction once and in order, with two dispatchers at work', async () => {
    const [first, second] = [await start(true), await start(true)];
    for (let place = 0; place < 60; place++) await record(place % 2 ? first : second, 'a', place);
    await eventually(async () => expect(await seen('reaction', 'a')).toHaveLength(60));
    expect(await seen('reaction', 'a')).toEqual(Array.from({ length: 60 }, (_, place) => place));
  });

  it('TKT-7: a fact that commits late is not skipped', async () => {
    const app = await start(true);
    const slow = db.pool();
    const client = await slow.connect();
    await client.query('BEGIN');
    await client.query(
      `INSERT INTO outbox (type, key, payload, actor, occurred_at) VALUES ('spec.noted', 'late', '{"key":"late","place":1}', '{"kind":"system"}', now())`,
    );
    await record(app, 'early', 1);
    await client.query('COMMIT');
    client.release();
    await eventually(async () => expect(await seen('reaction', 'late')).toEqual([1]));
    await eventually(async () => expect(await seen('reaction', 'early')).toEqual([1]));
  });

  it('TKT-7: who takes part in the transaction can refuse it, and then nothing has happened', async () => {
    const app = await start(false);
    await expect(record(app, 'b', -1)).rejects.toThrow('refused');
    expect(await db.sql(`SELECT 1 FROM outbox WHERE key = 'b'`)).toEqual([]);
    await record(app, 'b', 1);
    expect(await seen('participant', 'b')).toEqual([1]);
  });

  it('TKT-7: an event that fails waits with the later ones of its key, blocks nobody else, and is made good in order', async () => {
    const app = await start(true);
    stumbles.add('c2');
    for (const place of [1, 2, 3]) await record(app, 'c', place);
    await record(app, 'd', 1);
    await eventually(async () => expect(await seen('reaction', 'd')).toEqual([1]));
    await eventually(async () =>
      expect(await db.sql(`SELECT key FROM outbox_parked ORDER BY xid, id`)).toEqual([{ key: 'c' }, { key: 'c' }]),
    );
    expect(await seen('reaction', 'c')).toEqual([1]);
    stumbles.clear();
    await eventually(async () => expect(await seen('reaction', 'c')).toEqual([1, 2, 3]));
    expect(await db.sql('SELECT 1 FROM outbox_parked')).toEqual([]);
  });
});

import { newId, TravelClock } from '@guiche/kernel';
import type { INestApplicationContext } from '@nestjs/common';
import { UnitOfWork } from '@guiche/platform/database';
import { useDatabase } from '../../../../test/support/database.js';
import { makeReason } from '../../../catalogue/src/testing/make-reason.js';
import { makeUser } from '../../../identity/src/testing/make-user.js';
import { routingConfig } from '../routing.config.js';
import { startRouting } from '../testing/start-routing.js';
import { PresenceConnections } from './presence-connections.js';
import { PresenceService } from './presence.service.js';

const db = useDatabase();
const clock = new TravelClock();
let nodeA: INestApplicationContext;
let nodeB: INestApplicationContext;
beforeAll(async () => {
  [nodeA, nodeB] = [await startRouting(clock), await startRouting(clock)];
});
afterAll(() => Promise.all([nodeA.close(), nodeB.close()]));

const grace = routingConfig().presenceGraceSeconds;
const pass = (seconds: number): void => clock.advance(seconds * 1000);
const agent = async (): Promise<string> => (await nodeA.get(UnitOfWork).run((tx) => makeUser(tx))).id;
const presenceOf = async (userId: string): Promise<string> => (await nodeA.get(PresenceService).of(userId)).presence;
const sweep = (): Promise<void> => nodeB.get(PresenceService).sweep();
const connect = async (
  node: INestApplicationContext,
  userId: string,
  session: string | null = 's',
): Promise<() => void> => {
  const id = newId();
  const actor = { userId, name: 'x', permissions: new Set<string>(), ...(session && { sessionId: session }) };
  await node.get(PresenceConnections).connected(actor, id);
  return () => node.get(PresenceConnections).disconnected(actor, id);
};
const online = async (userId: string): Promise<void> => {
  await nodeA.get(PresenceService).set(userId, 'online', null);
};
/** The rows of a disconnected desk are written in the background. */
const settled = (): Promise<unknown> =>
  Promise.all([nodeA, nodeB].map((node) => node.get(PresenceConnections).renew()));

it('RTE-7: presence is set by hand, kept in a log and told once; the same again is nothing', async () => {
  const userId = await agent();
  expect(await nodeA.get(PresenceService).of(userId)).toMatchObject({ presence: 'offline', load: 0, capacity: null });
  await online(userId);
  await online(userId);
  await nodeA.get(PresenceService).set(userId, 'busy', null);
  expect(await nodeA.get(PresenceService).of(userId)).toMatchObject({ presence: 'busy', presenceSince: clock.now() });
  const log = await db.sql('SELECT presence, cause FROM presence_log WHERE user_id = $1 ORDER BY at, id', [userId]);
  expect(log).toEqual([
    { presence: 'online', cause: 'by-hand' },
    { presence: 'busy', cause: 'by-hand' },
  ]);
  const told = await db.sql(
    `SELECT payload FROM outbox WHERE type = 'routing.presence-changed' AND key = $1 ORDER BY id`,
    [userId],
  );
  expect(told.map(({ payload }) => payload as unknown)).toMatchObject([
    { presence: 'online', from: 'offline' },
    { presence: 'busy', from: 'online' },
  ]);
});

it('RTE-7: a pause may have a reason that is meant for pauses, nothing else has one', async () => {
  const userId = await agent();
  const uow = nodeA.get(UnitOfWork);
  const lunch = await uow.run((tx) => makeReason(tx, { actions: ['pause'] }));
  const closing = await uow.run((tx) => makeReason(tx, { actions: ['cancel'] }));
  const old = await uow.run((tx) => makeReason(tx, { actions: ['pause'], active: false }));
  const service = nodeA.get(PresenceService);
  expect(await service.set(userId, 'paused', null)).toMatchObject({ presence: 'paused', pauseReasonId: null });
  expect(await service.set(userId, 'paused', lunch.id)).toMatchObject({ presence: 'paused', pauseReasonId: lunch.id });
  for (const [presence, reasonId] of [
    ['paused', closing.id],
    ['paused', old.id],
    ['paused', newId()],
    ['online', lunch.id],
  ] as const)
    // prettier-ignore
    await expect(service.set(userId, presence, reasonId)).rejects.toMatchObject({ fields: [{ field: 'reasonId' }] });
  expect(await presenceOf(userId)).toBe('paused');
  expect(await service.set(userId, 'online', null)).toMatchObject({ pauseReasonId: null });
});

it('RTE-7: presence outlives a lost connection for the grace, counted from the loss, and no longer', async () => {
  const userId = await agent();
  const leave = await connect(nodeA, userId);
  await online(userId);
  for (let n = 0; n < 5; n++) {
    pass(grace - 1);
    await nodeA.get(PresenceConnections).renew();
    await sweep();
  }
  expect(await presenceOf(userId)).toBe('online');
  pass(5);
  leave();
  await settled();
  pass(grace);
  await sweep();
  expect(await presenceOf(userId)).toBe('online');
  pass(1);
  await sweep();
  expect(await presenceOf(userId)).toBe('offline');
  const [last] = await db.sql('SELECT cause FROM presence_log WHERE user_id = $1 ORDER BY at DESC, id DESC LIMIT 1', [
    userId,
  ]);
  expect(last).toEqual({ cause: 'connection-lost' });
});

it('RTE-7: with two desks in two processes, only the last one to go counts; coming back in time keeps presence', async () => {
  const userId = await agent();
  const [leaveA, leaveB] = [await connect(nodeA, userId), await connect(nodeB, userId)];
  await online(userId);
  leaveA();
  for (let n = 0; n < 3; n++) {
    pass(grace);
    await settled();
    await sweep();
  }
  expect(await presenceOf(userId)).toBe('online');
  leaveB();
  await settled();
  pass(grace - 1);
  await connect(nodeA, userId);
  pass(2);
  await sweep();
  expect(await presenceOf(userId)).toBe('online');
});

it('RTE-7: a process that died leaves nobody at work for longer than the grace', async () => {
  const [userId, idle] = [await agent(), await agent()];
  const dead = await startRouting(clock);
  await connect(dead, userId);
  await online(userId);
  // Said so without ever being connected.
  await online(idle);
  await sweep();
  expect([await presenceOf(userId), await presenceOf(idle)]).toEqual(['online', 'online']);
  pass(grace + 1);
  await sweep();
  expect([await presenceOf(userId), await presenceOf(idle)]).toEqual(['offline', 'offline']);
  expect(await db.sql('SELECT 1 FROM presence_connection WHERE user_id = $1', [userId])).toEqual([]);
  await dead.close();
});

it('RTE-7: a process that stood still for longer than the grace keeps its connections alive again', async () => {
  const userId = await agent();
  await connect(nodeA, userId);
  pass(grace + 1);
  await sweep();
  await online(userId);
  await nodeA.get(PresenceConnections).renew();
  pass(grace - 1);
  await nodeA.get(PresenceConnections).renew();
  pass(2);
  await sweep();
  expect(await presenceOf(userId)).toBe('online');
});

it('RTE-7: a program connected with an API token does not keep its user at work', async () => {
  const userId = await agent();
  await connect(nodeA, userId, null);
  await online(userId);
  pass(grace + 1);
  await settled();
  await sweep();
  expect(await presenceOf(userId)).toBe('offline');
});

it('RTE-7: two processes that sweep at once take an agent off line once', async () => {
  const userId = await agent();
  await online(userId);
  pass(grace + 1);
  await Promise.all([nodeA, nodeB].map((node) => node.get(PresenceService).sweep()));
  expect(await db.sql(`SELECT 1 FROM presence_log WHERE user_id = $1 AND presence = 'offline'`, [userId])).toHaveLength(
    1,
  );
});

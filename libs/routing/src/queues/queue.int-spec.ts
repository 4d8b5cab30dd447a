import { newId } from '@guiche/kernel';
import { UnitOfWork } from '@guiche/platform/database';
import { TicketPlacement } from '@guiche/tickets';
import { useDatabase } from '../../../../test/support/database.js';
import { startHttp, type HttpClient } from '../../../identity/src/testing/http-client.js';
import { makeUser } from '../../../identity/src/testing/make-user.js';
import { makeTicket, makeTicketInbox } from '../../../tickets/src/testing/make-ticket.js';
import { makeAgent } from '../testing/make-agent.js';
import { RoutingTestModule } from '../testing/start-routing.js';

const db = useDatabase();
let client: HttpClient;
let token: string;
let uow: UnitOfWork;
beforeAll(async () => {
  client = await startHttp(RoutingTestModule);
  token = await client.signedIn();
  uow = client.app.get(UnitOfWork);
});
afterAll(() => client?.close());

const user = async (): Promise<string> => (await uow.run((tx) => makeUser(tx))).id;
let count = 0;
const create = (values: object = {}) =>
  client.call('POST', '/queues', { token, body: { name: `Fila ${++count}`, ...values } });
const idOf = (body: Record<string, unknown>): string => String(body.id);

it('RTE-1: a queue is made, read, changed with its members in their order, and deleted; the audit trail tells it', async () => {
  const [a, b, c] = [await user(), await user(), await user()];
  const created = await create({ name: ' Suporte ', members: [{ userId: b }, { userId: a }] });
  expect(created).toMatchObject({ status: 201, headers: { etag: '"1"' } });
  expect(created.body).toMatchObject({
    name: 'Suporte',
    strategy: 'evenly',
    capacity: 5,
    active: true,
    members: [{ userId: b }, { userId: a }],
    waiting: 0,
    version: 1,
  });
  const url = `/queues/${idOf(created.body)}`;
  const members = [{ userId: a }, { userId: c }];
  const changed = await client.call('PUT', url, { token, body: { ...created.body, capacity: 0, members } });
  expect(changed).toMatchObject({ status: 200, headers: { etag: '"2"' } });
  expect(changed.body).toMatchObject({ name: 'Suporte', capacity: 0, members, version: 2 });
  expect((await client.call('PUT', url, { token, body: { active: false, version: 2 } })).body).toMatchObject({
    members,
  });
  expect((await client.call('DELETE', url, { token })).status).toBe(204);
  expect((await client.call('GET', url, { token })).status).toBe(404);
  const trail = await db.sql('SELECT action, before, after FROM audit_entry WHERE subject_id = $1 ORDER BY seq', [created.body.id]); // prettier-ignore
  expect(trail.map(({ action }) => action as string)).toEqual(['queues.create', 'queues.update', 'queues.update', 'queues.delete']); // prettier-ignore
  expect(trail[1]).toMatchObject({ before: { capacity: 5, members: [b, a] }, after: { capacity: 0, members: [a, c] } });
});

it('API-5: of two changes of one version the second is refused, and one without a version too', async () => {
  const { body } = await create();
  const url = `/queues/${idOf(body)}`;
  const both = await Promise.all([6, 7].map((capacity) => client.call('PUT', url, { token, body: { capacity, version: 1 } }))); // prettier-ignore
  expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 412]);
  expect((await client.call('PUT', url, { token, body: { capacity: 8 } })).status).toBe(428);
  expect((await client.call('PUT', `/queues/${newId()}`, { token, body: { version: 1 } })).status).toBe(404);
});

it.each([
  ['an unknown member', { members: [{ userId: newId() }] }, 'members'],
  ['a member twice, in capitals too', { members: [{ userId: 'abcdef00-0000-7000-8000-000000000000' }, { userId: 'ABCDEF00-0000-7000-8000-000000000000' }] }, 'members'], // prettier-ignore
  ['members that are no list', { members: null }, 'members'],
  ['a member that is no object', { members: ['x'] }, 'members.0'],
  ['an empty name', { name: '  ' }, 'name'],
  ['no name', { name: null }, 'name'],
  ['a negative capacity', { capacity: -1 }, 'capacity'],
  ['no capacity', { capacity: null }, 'capacity'],
  ['an unknown strategy', { strategy: 'by-weather' }, 'strategy'],
])('API-3: %s is refused by field', async (_what, values, field) => {
  const refused = await create(values);
  expect(refused.status).toBe(400);
  expect(refused.body.errors?.map((error) => error.field)).toContain(field);
});

it('API-3: a name is unique, whatever its case', async () => {
  await create({ name: 'Cobrança' });
  expect((await create({ name: 'COBRANÇA' })).body.errors).toMatchObject([
    { field: 'name', code: 'queue.name-taken', message: 'Já existe uma fila com este nome.' },
  ]);
});

it('RTE-1: a queue with tickets or inboxes is not deleted, but may be deactivated', async () => {
  const queueId = idOf((await create()).body);
  await uow.run((tx) => makeTicket(tx, { queueId }));
  expect(await client.call('DELETE', `/queues/${queueId}`, { token })).toMatchObject({
    status: 409,
    body: { code: 'queue.in-use' },
  });
  expect((await client.call('GET', `/queues/${queueId}`, { token })).body).toMatchObject({ waiting: 1 });
});

it('RTE-1: an inbox feeds one queue or none; tickets are placed there while the queue is active', async () => {
  const inboxId = await uow.run((tx) => makeTicketInbox(tx));
  const url = `/inboxes/${inboxId}/queue`;
  const place = () => uow.read((tx) => client.app.get(TicketPlacement).queueOfInbox(tx, inboxId));
  expect((await client.call('GET', url, { token })).body).toEqual({ inboxId, queueId: null, queueName: null });
  expect(await place()).toBeNull();
  const [first, second] = [(await create()).body, (await create()).body];
  for (const queue of [first, second]) {
    expect((await client.call('PUT', url, { token, body: { queueId: queue.id } })).body).toEqual({
      inboxId,
      queueId: queue.id,
      queueName: queue.name,
    });
    expect(await place()).toBe(queue.id);
  }
  await client.call('PUT', `/queues/${idOf(second)}`, { token, body: { active: false, version: 1 } });
  expect(await place()).toBeNull();
  expect((await client.call('DELETE', `/queues/${idOf(second)}`, { token })).status).toBe(409);
  expect((await client.call('PUT', url, { token, body: { queueId: newId() } })).body.errors).toMatchObject([
    { field: 'queueId', code: 'queue.not-found' },
  ]);
  expect((await client.call('PUT', url, { token, body: {} })).status).toBe(400);
  expect((await client.call('PUT', url, { token, body: { queueId: null } })).body).toMatchObject({ queueId: null });
  expect((await client.call('GET', `/inboxes/${newId()}/queue`, { token })).status).toBe(404);
});

it('RTE-7: agents are listed by page with presence, load and the highest limit of their queues', async () => {
  const [online, paused, stranger] = [
    await uow.run((tx) => makeAgent(tx, { displayName: 'Zara', load: 2 })),
    await uow.run((tx) => makeAgent(tx, { displayName: 'Zulmíra', presence: 'paused', ownCapacity: 1 })),
    await user(),
  ];
  const members = [{ userId: online }, { userId: paused }];
  const queueId = idOf((await create({ capacity: 3, members })).body);
  await create({ capacity: 9, members });
  await create({ capacity: 50, members, active: false });
  const list = (query: string) => client.call('GET', `/agents?${query}`, { token });
  const filter = (value: object): string => `filter=${encodeURIComponent(JSON.stringify(value))}`;
  const all = await list(`${filter({ queueId })}&range=[0,9]`);
  expect(all.headers['content-range']).toBe('agents 0-1/2');
  expect(all.body).toMatchObject([
    { userId: online, name: 'Zara', presence: 'online', load: 2, capacity: 9 },
    { userId: paused, name: 'Zulmíra', presence: 'paused', capacity: 1 },
  ]);
  expect((await list(filter({ presence: ['paused'], queueId }))).body).toMatchObject([{ userId: paused }]);
  expect((await list(filter({ q: 'zulmira' }))).body).toMatchObject([{ userId: paused }]);
  expect((await list(filter({ id: [stranger] }))).body).toEqual([]);
});

it('RTE-7: one’s own presence is read by anybody, set by whoever may, and only with what belongs to it', async () => {
  const agent = await client.signedIn({ isRoot: false });
  expect((await client.call('GET', '/me/presence', { token: agent })).body).toMatchObject({ presence: 'offline' });
  const set = (body: object) => client.call('PUT', '/me/presence', { token: agent, body });
  expect((await set({ presence: 'online' })).body).toMatchObject({ presence: 'online', load: 0 });
  expect(await set({ presence: 'busy', reasonId: newId() })).toMatchObject({ status: 400 });
  expect(await set({ presence: 'asleep' })).toMatchObject({ status: 400 });
  expect(await set({ presence: 'paused', reasonId: null })).toMatchObject({ status: 200 });
});

import { Module } from '@nestjs/common';
import { newId } from '@guiche/kernel';
import { OrganisationModule } from '@guiche/organisation';
import { Listener, UnitOfWork } from '@guiche/platform/database';
import { OutboxDispatcher } from '@guiche/platform/outbox';
import { eventually } from '../../../../test/support/eventually.js';
import { useDatabase } from '../../../../test/support/database.js';
import { makeInbox } from '../../../channels/src/testing/make-inbox.js';
import { startHttp, type HttpClient } from '../../../identity/src/testing/http-client.js';
import { makeSector } from '../../../organisation/src/testing/make-sector.js';
import { makeTicket } from '../../../tickets/src/testing/make-ticket.js';
import { makeAgent } from '../testing/make-agent.js';
import { makeQueue } from '../testing/make-queue.js';
import { RoutingTestModule } from '../testing/start-routing.js';

const db = useDatabase();
let client: HttpClient;
let token: string;
beforeAll(async () => {
  @Module({ imports: [RoutingTestModule, OrganisationModule] })
  class Api {}
  client = await startHttp(Api);
  await client.app.get(OutboxDispatcher).start();
  await client.app.get(Listener).start();
  token = await client.signedIn();
});
afterAll(() => client.close());

const ownersOf = async (ids: readonly string[]): Promise<(string | null)[]> =>
  (
    await db.sql<{ owner: string | null }>(
      `SELECT assignee_id AS owner FROM ticket WHERE id = ANY ($1::uuid[]) ORDER BY id`,
      [ids],
    )
  ).map(({ owner }) => owner);

it('IAM-14: somebody leaves: what will happen is shown, what was chosen happens', async () => {
  const uow = client.app.get(UnitOfWork);
  const { inbox, leaving, heir, stranger, subordinate, tickets, queue, sector } = await uow.run(async (tx) => {
    const inbox = await makeInbox(tx);
    const leaving = await makeAgent(tx, { name: 'Sai', presence: 'offline' });
    const heir = await makeAgent(tx, { name: 'Fica', presence: 'offline' });
    const stranger = await makeAgent(tx, { name: 'Fora', presence: 'offline' });
    const subordinate = await makeAgent(tx, { name: 'Abaixo', presence: 'offline' });
    for (const id of [leaving, heir]) {
      await tx.manager.query(`INSERT INTO inbox_member (inbox_id, user_id) VALUES ($1, $2)`, [inbox.id, id]);
    }
    const queue = await makeQueue(tx, { name: 'Só dele', memberIds: [leaving], inboxIds: [inbox.id] });
    const sector = await makeSector(tx, { name: 'O setor dele', managerId: leaving });
    const tickets: string[] = [];
    for (let n = 0; n < 3; n++) tickets.push((await makeTicket(tx, { inboxId: inbox.id, assigneeId: leaving })).id);
    return { inbox, leaving, heir, stranger, subordinate, tickets, queue, sector };
  });
  const call = (method: 'GET' | 'POST' | 'PUT', path: string, body?: object) =>
    client.call(method, path, { token, ...(body && { body }) });
  const placed = await call('PUT', `/users/${subordinate}`, { version: 1, superiorId: leaving });
  expect(placed.status).toBe(200);

  const preview = await call('GET', `/users/${leaving}/deactivation-preview`);
  expect(preview.body).toMatchObject({
    userId: leaving,
    active: true,
    ties: [
      { kind: 'open-tickets', count: 3, items: [{ id: inbox.id, count: 3 }] },
      { kind: 'queues', count: 1, items: [{ id: queue.id, name: 'Só dele', isLast: true }] },
      { kind: 'subordinates', count: 1, items: [{ id: subordinate, name: 'Abaixo' }] },
      { kind: 'sectors', count: 1, items: [{ id: sector.id, name: 'O setor dele' }] },
    ],
  });

  const deactivate = (body: object) => call('POST', `/users/${leaving}/deactivate`, { version: 1, ...body });
  expect(await deactivate({ ticketsTo: 'queues' })).toMatchObject({
    status: 409,
    body: { code: 'identity.subordinates-need-superior' },
  });
  expect((await deactivate({ ticketsTo: 'anybody', subordinatesTo: null })).status).toBe(400);
  expect((await deactivate({ ticketsTo: newId(), subordinatesTo: null })).body.errors?.[0]?.field).toBe('ticketsTo');
  expect(await deactivate({ ticketsTo: stranger, subordinatesTo: null })).toMatchObject({
    status: 422,
    body: { code: 'ticket.agent-cannot-receive-all' },
  });
  expect(await deactivate({ version: 7, ticketsTo: 'queues', subordinatesTo: null })).toMatchObject({ status: 412 });
  expect(new Set(await ownersOf(tickets))).toEqual(new Set([leaving]));

  const done = await deactivate({ ticketsTo: heir, subordinatesTo: heir });
  expect(done).toMatchObject({ status: 200, body: { id: leaving, active: false, version: 2 } });
  await eventually(async () => expect(new Set(await ownersOf(tickets))).toEqual(new Set([heir])));
  const entries = await db.sql<{ type: string }>(`SELECT type FROM ticket_event WHERE ticket_id = $1 ORDER BY seq`, [
    tickets[0],
  ]);
  expect(entries.map(({ type }) => type).slice(-2)).toEqual(['transferred', 'assigned']);
  expect((await call('GET', `/users/${subordinate}`)).body).toMatchObject({ superiorId: heir });
  const below = await call('GET', `/users?filter=${encodeURIComponent(JSON.stringify({ belowId: heir }))}`);
  expect(below.body).toMatchObject([{ id: subordinate }]);

  expect(await call('POST', `/users/${leaving}/reactivate`, { version: 2 })).toMatchObject({
    status: 200,
    body: { active: true },
  });
  expect((await call('POST', `/users/${leaving}/reactivate`, { version: 3 })).status).toBe(409);
});

it('IAM-14: a photo is an image, not too large, and for whoever is signed in', async () => {
  const { id } = await client.app.get(UnitOfWork).run(async (tx) => ({ id: await makeAgent(tx) }));
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const send = (bytes: Buffer, name: string) => {
    const boundary = 'a-boundary';
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n`;
    return client.app.inject({
      method: 'POST',
      url: `/api/v1/users/${id}/photo`,
      headers: { authorization: `Bearer ${token}`, 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    });
  };
  const get = (bearer: string | null) =>
    client.app.inject({
      method: 'GET',
      url: `/api/v1/users/${id}/photo`,
      headers: bearer === null ? {} : { authorization: `Bearer ${bearer}` },
    });
  expect((await get(token)).statusCode).toBe(404);
  expect((await send(Buffer.from('<svg onload="alert(1)"/>'), 'me.png')).statusCode).toBe(400);
  expect((await send(Buffer.concat([png, Buffer.alloc(2_200_000)]), 'me.png')).statusCode).toBe(413);
  const sent = await send(png, 'me.png');
  expect(sent.statusCode).toBe(200);
  expect(sent.json<{ photoFileId: string }>().photoFileId).toEqual(expect.any(String));
  const colleague = await client.signedIn({ isRoot: false, profile: 'assistant' });
  const seen = await get(colleague);
  expect(seen.statusCode).toBe(200);
  expect(seen.headers['content-type']).toBe('image/png');
  expect(seen.rawPayload.equals(png)).toBe(true);
  expect((await get(null)).statusCode).toBe(401);
});

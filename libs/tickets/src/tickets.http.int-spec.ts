import fc from 'fast-check';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessTokens, type Actor } from '@guiche/identity';
import { newId } from '@guiche/kernel';
import { UnitOfWork } from '@guiche/platform/database';
import { createHttpApp } from '@guiche/platform/http';
import { useDatabase } from '../../../test/support/database.js';
import { makeConversation } from '../../channels/src/testing/make-conversation.js';
import { makeAgent, makeInboxId } from './testing/people.js';
import { receive, TicketsTestModule } from './testing/start-tickets.js';
import { ticketList } from './tickets/list/ticket.list.js';
import { TicketAssignment } from './tickets/assign/ticket-assignment.service.js';

const db = useDatabase();
let app: NestFastifyApplication;
let inboxId = '';
let ana: Actor;

beforeAll(async () => {
  app = await createHttpApp(TicketsTestModule, { logger: false });
  await app.init();
  inboxId = await makeInboxId(app);
  ana = await makeAgent(app, [inboxId], 'agent', 'Ana');
});
afterAll(() => app?.close());

interface Answer {
  status: number;
  headers: Record<string, unknown>;
  body: Record<string, unknown>;
  raw: Buffer;
}
type Extra = { payload?: Buffer | object; headers?: Record<string, string> };
async function call(
  actor: Actor | null,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  extra: Extra = {},
): Promise<Answer> {
  const token = actor && (await app.get(AccessTokens).issue(actor.userId, newId()));
  const { statusCode, headers, rawPayload } = await app.inject({
    method,
    url: path.startsWith('/api') ? path : `/api/v1${path}`,
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...extra.headers },
    ...(extra.payload !== undefined && { payload: extra.payload }),
  });
  const isJson = String(headers['content-type']).includes('json');
  return { status: statusCode, headers, body: isJson ? JSON.parse(rawPayload.toString()) : {}, raw: rawPayload };
}
const query = (filter: object): string => `filter=${encodeURIComponent(JSON.stringify(filter))}&limit=50`;

async function open(): Promise<{ id: string; protocol: string; conversationId: string }> {
  const { id: conversationId } = await app.get(UnitOfWork).run((tx) => makeConversation(tx, { inboxId }));
  await receive(app, { conversationId });
  const [ticket = { id: '', protocol: '' }] = await db.sql<{ id: string; protocol: string }>(
    `SELECT id, protocol FROM ticket WHERE conversation_id = $1`,
    [conversationId],
  );
  return { ...ticket, conversationId };
}

const boundary = 'xxBOUNDARYxx';
const form = (name: string, content: Buffer, field = 'file'): Extra => ({
  headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  payload: Buffer.concat([
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: text/html\r\n\r\n`,
    ),
    content,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]),
});
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('IAM-9: what is out of reach does not exist', () => {
  it('for an assistant, another agent’s ticket is in no list, search, read, verb or file: 404', async () => {
    const { id, protocol } = await open();
    await app.get(TicketAssignment).take(ana, id);
    const { body: file } = await call(ana, 'POST', '/files', form('foto.png', png));
    const payload = { fileIds: [file.id], clientKey: newId(), lastSeenSeq: 9 };
    const { status, body: message } = await call(ana, 'POST', `/tickets/${id}/messages`, { payload });
    expect(status).toBe(201);
    const [{ id: attachmentId }] = message.attachments as [{ id: string; url: string }];

    const bob = await makeAgent(app, [inboxId], 'assistant', 'Bob');
    for (const filter of [{}, { id }, { protocol }, { q: protocol }, { view: 'all' }, { assigneeId: ana.userId }]) {
      const { body } = await call(bob, 'GET', `/tickets?${query(filter)}`);
      expect((body as unknown as { id: string }[]).map((ticket) => ticket.id)).not.toContain(id);
    }
    const refused: [method: 'GET' | 'POST' | 'PUT', path: string, payload?: object][] = [
      ['GET', ''],
      ['GET', '/messages'],
      ['GET', '/events'],
      ['POST', '/messages', { text: 'oi', clientKey: newId(), lastSeenSeq: 9 }],
      ['POST', `/messages/${String(message.id)}/retry`],
      ['POST', '/read', { seq: 1 }],
      ['POST', '/take', {}],
      ['POST', '/change-status', { status: 'finished' }],
    ];
    for (const [method, path, payload_] of refused) {
      const answer = await call(bob, method, `/tickets/${id}${path}`, payload_ ? { payload: payload_ } : {});
      expect([path, answer.status]).toEqual([path, 404]);
    }
    // A link that was good for somebody is good for nobody else, and not for him once he lost the ticket.
    const [{ url }] = (await call(ana, 'GET', `/tickets/${id}/messages`).then(({ body }) =>
      (body as unknown as { attachments: { id: string; url: string }[] }[]).flatMap(({ attachments }) => attachments),
    )) as [{ url: string }];
    expect((await call(null, 'GET', url)).status).toBe(200);
    await db.sql(`DELETE FROM inbox_member WHERE user_id = $1`, [ana.userId]);
    const { AccessDirectory } = await import('@guiche/identity');
    app.get(AccessDirectory).forget([ana.userId]);
    expect((await call(null, 'GET', url)).status).toBe(404);
    await db.sql(`INSERT INTO inbox_member (inbox_id, user_id) VALUES ($1, $2)`, [inboxId, ana.userId]);
    app.get(AccessDirectory).forget([ana.userId]);
    expect(
      (
        await call(
          null,
          'GET',
          url.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
        )
      ).status,
    ).toBe(404);
    expect(attachmentId).toBeTruthy();
  });

  it('an agent of other inboxes sees none of ours', async () => {
    const { id } = await open();
    const stranger = await makeAgent(app, [await makeInboxId(app)]);
    expect((await call(stranger, 'GET', `/tickets/${id}`)).status).toBe(404);
    expect((await call(stranger, 'GET', '/tickets')).body).toEqual([]);
    expect((await call(stranger, 'GET', '/tickets/counts')).body).toMatchObject({ all: { count: 0, capped: false } });
  });
});

describe('TKT-8: files', () => {
  it('are known by their content, come back whole and in parts, and never act as a page', async () => {
    const { id } = await open();
    const { body: file, status } = await call(ana, 'POST', '/files', form('../../etc/passwd.html', png));
    expect([status, file]).toEqual([
      201,
      { id: expect.any(String), name: expect.not.stringContaining('/'), contentType: 'image/png', size: png.length },
    ]);
    const payload = { text: 'veja', fileIds: [file.id], clientKey: newId(), lastSeenSeq: 9 };
    const { body } = await call(ana, 'POST', `/tickets/${id}/messages`, { payload });
    const [{ url }] = body.attachments as [{ url: string }];
    const whole = await call(null, 'GET', url);
    expect(whole.raw.equals(png)).toBe(true);
    expect(whole.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': expect.stringMatching(/^inline; filename\*=UTF-8''/),
      'cache-control': expect.stringContaining('private'),
    });
    const part = await call(null, 'GET', url, { headers: { range: 'bytes=1-3' } });
    expect([part.status, part.raw.toString(), part.headers['content-range']]).toEqual([
      206,
      'PNG',
      `bytes 1-3/${png.length}`,
    ]);
    expect((await call(null, 'GET', url, { headers: { range: 'bytes=5000-' } })).status).toBe(416);
    const again = { ...payload, clientKey: newId() };
    expect(
      (await call(await makeAgent(app, [inboxId]), 'POST', `/tickets/${id}/messages`, { payload: again })).status,
    ).toBe(422);
  });

  it('what is wrong with an upload is said', async () => {
    expect((await call(ana, 'POST', '/files', form('x.png', png, 'other'))).body).toMatchObject({
      status: 400,
      code: 'platform.file-missing',
    });
    expect((await call(ana, 'POST', '/files', form('x.png', Buffer.alloc(0)))).body).toMatchObject({ status: 400 });
    expect((await call(ana, 'POST', '/files', form('x.bin', Buffer.alloc(16 * 1_048_576 + 1)))).body).toMatchObject({
      status: 413,
    });
    expect((await call(ana, 'POST', '/files', { payload: { file: 'x' } })).body).toMatchObject({
      status: 400,
      code: 'platform.file-missing',
    });
    expect((await call(ana, 'POST', '/intakes/x/convert', form('x.png', png))).status).toBe(415);
    expect((await call(null, 'POST', '/files', form('x.png', png))).status).toBe(401);
    const whole = form('x.png', png);
    const broken: Extra[] = [
      { ...whole, headers: { 'content-type': 'multipart/form-data' } },
      { ...whole, headers: { 'content-type': 'multipart/form-data; boundary=another' } },
      { ...whole, payload: (whole.payload as Buffer).subarray(0, 150) },
      { ...whole, payload: (whole.payload as Buffer).subarray(0, 60) },
      { ...whole, payload: Buffer.from('nonsense') },
    ];
    for (const extra of broken) expect((await call(ana, 'POST', '/files', extra)).body).toMatchObject({ status: 400 });
  });
});

describe('over HTTP', () => {
  it('API-3, TKT-7a: a stale answer is a problem document that carries the unseen messages', async () => {
    const { id, conversationId } = await open();
    await receive(app, { conversationId, text: 'ainda não' });
    const payload = { text: 'Pronto', clientKey: newId(), lastSeenSeq: 2 };
    const { status, body } = await call(ana, 'POST', `/tickets/${id}/messages`, {
      payload,
      headers: { 'accept-language': 'en' },
    });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      code: 'ticket.unseen-messages',
      detail: expect.stringContaining('not seen'),
      unseen: [{ text: 'ainda não' }],
    });
  });

  it('API-4: a change carries its version, and the answer its ETag', async () => {
    const { id } = await open();
    expect((await call(ana, 'PUT', `/tickets/${id}`, { payload: { priority: 4 } })).status).toBe(428);
    const { headers, body } = await call(ana, 'GET', `/tickets/${id}`);
    const changed = await call(ana, 'PUT', `/tickets/${id}`, {
      payload: { ...body, priority: 4 },
      headers: { 'if-match': String(headers.etag) },
    });
    expect([changed.status, changed.body.priority]).toEqual([200, 4]);
    const stale = await call(ana, 'PUT', `/tickets/${id}`, {
      payload: { priority: 1 },
      headers: { 'if-match': String(headers.etag) },
    });
    expect(stale.status).toBe(412);
  });

  it('a ticket is taken without a body, and the answer is the ticket', async () => {
    const { id } = await open();
    expect((await call(ana, 'POST', `/tickets/${id}/take`)).body).toMatchObject({ id, assignee: { name: 'Ana' } });
    expect((await call(ana, 'POST', `/tickets/${id}/assign`, { payload: { agentId: null } })).body).toMatchObject({
      assignee: null,
    });
    expect((await call(ana, 'POST', `/tickets/${id}/assign`, { payload: {} })).status).toBe(400);
  });

  it('TKT-3: the life cycle is read from the api', async () => {
    const { body } = await call(ana, 'GET', '/tickets/transitions');
    expect(body).toContainEqual({
      from: 'finished',
      to: 'inProgress',
      reasonFor: 'reopen',
      permission: 'tickets.reopen',
    });
  });

  it('WEB-10: lists, counts, messages and time line pass through', async () => {
    const { id } = await open();
    const { body: listed } = await call(ana, 'GET', `/tickets?${query({ view: 'unassigned', live: true })}`);
    expect(listed).toContainEqual(expect.objectContaining({ id, unread: 1, assignee: null, priority: 2 }));
    const { body: one } = await call(ana, 'GET', `/tickets/${id}`);
    expect(one).toMatchObject((listed as unknown as { id: string }[]).find((ticket) => ticket.id === id) ?? {});
    expect((await call(ana, 'GET', '/tickets/counts')).body).toMatchObject({
      unassigned: { count: expect.any(Number), capped: false },
    });
    expect((await call(ana, 'GET', `/tickets/${id}/messages?before=2`)).body).toMatchObject([
      { seq: 1, direction: 'in' },
    ]);
    expect((await call(ana, 'GET', `/tickets/${id}/events?after=1`)).body).toMatchObject([
      { seq: 2, type: 'message-received' },
    ]);
    expect((await call(ana, 'GET', `/tickets/${id}/messages?limit=x`)).status).toBe(400);
  });

  it('API-3: whatever a list is asked, the answer is the list or a refusal', async () => {
    const names = fc.constantFrom('id', ...Object.keys(ticketList.filter), 'nonsense');
    const value = fc.oneof(
      fc.jsonValue(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        ana.userId,
        [ana.userId],
        [],
        null,
        true,
        'mine',
        ['open'],
        '2026-01-01',
        '+275760-09-13T00:00:00Z',
      ),
    );
    const other = fc.record(
      {
        sort: fc.constantFrom('["id","ASC"]', '["createdAt","DESC"]', '["updatedAt"]', '7', '[]'),
        cursor: fc.oneof(
          fc.constant(''),
          fc.array(fc.string()).map((cursor) => Buffer.from(JSON.stringify(cursor)).toString('base64url')),
        ),
        range: fc.constantFrom('[0,5]', '[5,0]', '[0,"x"]', '[900000000,900000001]'),
        limit: fc.constantFrom('1', '0', 'x', '1001'),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.dictionary(names, value, { maxKeys: 3 }), other, async (filter, rest) => {
        const asked = new URLSearchParams({ filter: JSON.stringify(filter), ...rest });
        const { status } = await call(ana, 'GET', `/tickets?${asked.toString()}`);
        expect([200, 400]).toContain(status);
      }),
      { numRuns: 250 },
    );
  });
});

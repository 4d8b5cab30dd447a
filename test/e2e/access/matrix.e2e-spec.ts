import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessDirectory, AccessTokens, type Actor } from '@guiche/identity';
import { allPermissions, newId } from '@guiche/kernel';
import { UnitOfWork } from '@guiche/platform/database';
import { AccessMap, createHttpApp } from '@guiche/platform/http';
import { LinkTokens, StoredFiles } from '@guiche/platform/storage';
import { messageReceived } from '@guiche/channels';
import { ticketScope } from '@guiche/tickets';
import { ApiModule } from '../../../apps/api/src/api.module.js';
import { makeConversation } from '../../../libs/channels/src/testing/make-conversation.js';
import { makeProfile } from '../../../libs/identity/src/testing/make-profile.js';
import { makeUser } from '../../../libs/identity/src/testing/make-user.js';
import { TicketProjection } from '../../../libs/tickets/src/realtime/ticket-projection.js';
import { makeInboxId } from '../../../libs/tickets/src/testing/people.js';
import { receive } from '../../../libs/tickets/src/testing/start-tickets.js';
import { TicketReaderRepository } from '../../../libs/tickets/src/tickets/ticket-reader.repository.js';
import { useDatabase } from '../../support/database.js';
import { scopedPaths, unscopedResources, withoutRecords, type Target } from './scoped-paths.js';

const db = useDatabase();
let app: NestFastifyApplication;

/** Who is there: the one who looks, a stranger, a team mate, a subordinate; two inboxes, sectors within and without. */
const world = {
  stranger: '',
  mate: '',
  subordinate: '',
  inbox: '',
  otherInbox: '',
  sector: '',
  below: '',
  otherSector: '',
};
let teamId = '';
let reasonId = '';

const reaches = [
  'own',
  'unassigned',
  'others',
  'participating',
  'team',
  'sector',
  'subordinates',
  'everything in the inbox',
  'all inboxes',
] as const;
type ReachName = (typeof reaches)[number];

const columns: Readonly<Record<ReachName, object>> = {
  own: {},
  unassigned: { reachesUnassigned: true },
  others: { reachesOthers: true },
  participating: { reachesParticipating: true },
  team: { reachesTeam: true },
  sector: { reachesSector: true },
  subordinates: { reachesSubordinates: true },
  'everything in the inbox': { reachesUnassigned: true, reachesOthers: true },
  'all inboxes': { reachesUnassigned: true, reachesOthers: true, reachesAllInboxes: true },
};

interface Place {
  readonly inboxId?: string;
  readonly assigneeId: string | null;
  readonly sectorId?: string;
  readonly followerId?: string;
}

/** Where a ticket lies that the viewer reaches, and one that he does not; null when there is none. */
function places(reach: ReachName, viewer: string): { inside: Place; outside: Place | null } {
  const { stranger, mate, subordinate, otherInbox, below, otherSector } = world;
  const foreign: Place = { assigneeId: stranger, sectorId: otherSector };
  switch (reach) {
    case 'own':
      return { inside: { assigneeId: viewer }, outside: foreign };
    case 'unassigned':
      return { inside: { assigneeId: null }, outside: foreign };
    case 'others':
      return { inside: foreign, outside: { assigneeId: null, sectorId: otherSector } };
    case 'participating':
      return { inside: { ...foreign, followerId: viewer }, outside: foreign };
    case 'team':
      return { inside: { ...foreign, assigneeId: mate }, outside: foreign };
    case 'sector':
      return { inside: { ...foreign, sectorId: below }, outside: foreign };
    case 'subordinates':
      return { inside: { ...foreign, assigneeId: subordinate }, outside: foreign };
    case 'everything in the inbox':
      return { inside: foreign, outside: { ...foreign, inboxId: otherInbox } };
    case 'all inboxes':
      return { inside: { ...foreign, inboxId: otherInbox }, outside: null };
  }
}

beforeAll(async () => {
  app = await createHttpApp(ApiModule, { logger: false });
  await app.init();
  world.inbox = await makeInboxId(app);
  world.otherInbox = await makeInboxId(app);
  const uow = app.get(UnitOfWork);
  for (const name of ['stranger', 'mate', 'subordinate'] as const) {
    world[name] = await uow.run(async (tx) => (await makeUser(tx, { profile: 'agent' })).id);
  }
  const sector = async (name: 'sector' | 'below' | 'otherSector', parentId: string | null): Promise<void> => {
    world[name] = newId();
    await db.sql(`INSERT INTO sector (id, parent_id, name, created_at, updated_at) VALUES ($1, $2, $3, now(), now())`, [
      world[name],
      parentId,
      `Setor ${name}`,
    ]);
  };
  await sector('sector', null);
  await sector('below', world.sector);
  await sector('otherSector', null);
  teamId = newId();
  await db.sql(`INSERT INTO team (id, name, created_at, updated_at) VALUES ($1, 'Time', now(), now())`, [teamId]);
  await db.sql(`INSERT INTO team_member (team_id, user_id) VALUES ($1, $2)`, [teamId, world.mate]);
  reasonId = newId();
  await db.sql(
    `INSERT INTO reason (id, name, actions, created_at, updated_at)
     VALUES ($1, 'Motivo', '{cancel,unfounded,reopen,transfer,discard}', now(), now())`,
    [reasonId],
  );
}, 60_000);
afterAll(() => app?.close());

async function viewerWith(reach: object, without: readonly string[] = []): Promise<Actor> {
  const permissions = allPermissions().flatMap(({ code }) => (without.includes(code) ? [] : [code]));
  const { id } = await app.get(UnitOfWork).run(async (tx) => {
    const profile = await makeProfile(tx, { permissions, ...reach });
    return makeUser(tx, { profile });
  });
  await db.sql(`INSERT INTO inbox_member (inbox_id, user_id) VALUES ($1, $2)`, [world.inbox, id]);
  await db.sql(`INSERT INTO team_member (team_id, user_id) VALUES ($1, $2)`, [teamId, id]);
  await db.sql(`INSERT INTO sector_member (sector_id, user_id) VALUES ($1, $2)`, [world.sector, id]);
  await db.sql(`INSERT INTO user_subordinate (superior_id, user_id, distance) VALUES ($1, $2, 2)`, [
    id,
    world.subordinate,
  ]);
  const actor = await app.get(AccessDirectory).actorOf(undefined, id);
  if (!actor) throw new Error('The viewer is nobody');
  return actor;
}

/** A ticket at a place, with a file of the customer’s and, beside it, a pending intake of the same inbox. */
async function make(place: Place, viewer: string): Promise<Target> {
  const inboxId = place.inboxId ?? world.inbox;
  const { id: conversationId } = await app.get(UnitOfWork).run((tx) => makeConversation(tx, { inboxId }));
  const { id: messageId } = await receive(app, { conversationId });
  const { id: fileId } = await app.get(StoredFiles).put(Buffer.from('olá'), { name: 'a.txt', maxBytes: 100 });
  const attachmentId = newId();
  await db.sql(
    `INSERT INTO message_attachment (id, message_id, kind, file_id, state) VALUES ($1, $2, 'document', $3, 'ready')`,
    [attachmentId, messageId, fileId],
  );
  const [ticket = { id: '', protocol: '' }] = await db.sql<{ id: string; protocol: string }>(
    `UPDATE ticket SET assignee_id = $2, sector_id = $3, status = CASE WHEN $2::uuid IS NULL THEN 'open' ELSE 'inProgress' END
      WHERE conversation_id = $1 RETURNING id, protocol`,
    [conversationId, place.assigneeId, place.sectorId ?? null],
  );
  if (place.followerId) {
    await db.sql(
      `INSERT INTO ticket_participant (ticket_id, user_id, role, since) VALUES ($1, $2, 'follower', now())`,
      [ticket.id, place.followerId],
    );
  }
  const other = await app.get(UnitOfWork).run((tx) => makeConversation(tx, { inboxId }));
  const [intake = { id: '' }] = await db.sql<{ id: string }>(
    `INSERT INTO intake (id, inbox_id, conversation_id, contact_id, first_seq, state, created_at)
     SELECT $1, inbox_id, id, contact_id, 1, 'pending', now() FROM conversation WHERE id = $2 RETURNING id`,
    [newId(), other.id],
  );
  const token = app.get(LinkTokens).sign({ subjectId: attachmentId, userId: viewer });
  return {
    ticketId: ticket.id,
    protocol: ticket.protocol,
    messageId,
    attachmentUrl: `/files/${token}`,
    intakeId: intake.id,
    reasonId,
    colleagueId: world.mate,
  };
}

async function call(
  actor: Actor,
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; text: string }> {
  const token = await app.get(AccessTokens).issue(actor.userId, newId());
  const { statusCode, body: text } = await app.inject({
    method: method as 'GET',
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${token}` },
    ...(body && { payload: body }),
  });
  return { status: statusCode, text };
}

it('IAM-9, IAM-10: every route over scoped records has a row in the matrix, and every other resource a reason', () => {
  const routes = app
    .get(AccessMap)
    .all()
    .map(({ route }) => route)
    .filter((route) => route.includes(' /api/v1/'));
  const rows = new Set(Object.keys(scopedPaths).map((name) => name.split(' · ')[0]));
  const unknown = routes.filter((route) => {
    const resource = route.split('/api/v1/')[1]?.split('/')[0] ?? '';
    return !rows.has(route) && !(route in withoutRecords) && !(resource in unscopedResources);
  });
  expect(unknown).toEqual([]);
  // Nor may a route of tickets hide behind another resource's reason.
  expect(['tickets', 'intakes', 'files'].filter((resource) => resource in unscopedResources)).toEqual([]);
  expect([...rows, ...Object.keys(withoutRecords)].filter((route) => !routes.includes(route ?? ''))).toEqual([]);
});

describe.each(reaches)('IAM-9: reach %s', (reach) => {
  let viewer: Actor;
  beforeAll(async () => {
    viewer = await viewerWith(columns[reach]);
  });
  afterEach(() => db.sql(`UPDATE ticket SET status = 'cancelled' WHERE is_live`));

  it.each(Object.entries(scopedPaths))('%s', async (name, row) => {
    const { inside, outside } = places(reach, viewer.userId);
    const [method = 'GET'] = name.split(' ');
    const attempt = async (place: Place): Promise<{ target: Target; status: number; text: string }> => {
      const target = await make(place, viewer.userId);
      const { path, body } = row.try(target);
      return { target, ...(await call(viewer, method, path, body)) };
    };
    const seen = (answer: { target: Target; status: number; text: string }): boolean => {
      if (row.kind === 'listed') return answer.status === 200 && row.shows(JSON.parse(answer.text), answer.target);
      // A refusal for another reason than that the ticket is not there says that it is there; never 403.
      expect(answer.status).not.toBe(403);
      expect(answer.status).toBeLessThan(500);
      return answer.status !== 404 || !/ticket\.(file-)?not-found|platform\.not-found/.test(answer.text);
    };
    // An intake is nobody's and nowhere yet: its inbox alone decides.
    if (row.of === 'intake') {
      expect(seen(await attempt(inside))).toBe(true);
      if (reach !== 'all inboxes') expect(seen(await attempt({ ...inside, inboxId: world.otherInbox }))).toBe(false);
      return;
    }
    if (outside) expect(seen(await attempt(outside))).toBe(false);
    await db.sql(`UPDATE ticket SET status = 'cancelled' WHERE is_live`);
    const answer = await attempt(inside);
    // Explaining somebody who does not exist is 404 for another reason than the ticket.
    if (!name.includes('/access')) expect(seen(answer)).toBe(true);
  });

  it('realtime', async () => {
    const { inside, outside } = places(reach, viewer.userId);
    const hears = async (place: Place): Promise<boolean[]> => {
      const { ticketId, messageId } = await make(place, viewer.userId);
      return app.get(UnitOfWork).read(async (tx) => {
        const projection = app.get(TicketProjection);
        const facts = await app.get(TicketReaderRepository).factsOf(tx, ticketId);
        const messages = [
          ...(await projection.ticket({ type: 'tickets.changed', ticketId } as never, tx)),
          ...(await projection.messageAdded({ type: messageReceived.type, messageId } as never, tx)),
        ];
        const audiences = messages.map(({ audience }) => audience === 'everybody' || audience(viewer));
        return [...audiences, facts !== null && ticketScope.admits(viewer.scope, facts)];
      });
    };
    expect(new Set(await hears(inside))).toEqual(new Set([true]));
    if (outside) expect(new Set(await hears(outside))).toEqual(new Set([false]));
  });
});

describe('IAM-9: seeing that a ticket exists is not reading it', () => {
  it('without the right to read there are no messages, files, previews or notes on any path', async () => {
    const viewer = await viewerWith(columns['everything in the inbox'], ['tickets.read-messages']);
    const target = await make({ assigneeId: viewer.userId }, viewer.userId);
    const { ticketId } = target;
    await db.sql(`UPDATE ticket SET last_message_preview = 'SEGREDO' WHERE id = $1`, [ticketId]);
    await db.sql(`UPDATE message SET text = 'SEGREDO' WHERE id = $1`, [target.messageId]);
    await db.sql(
      `INSERT INTO ticket_event (ticket_id, seq, type, at, actor_kind, data) VALUES ($1, 900, 'transferred', now(), 'system', '{"note": "SEGREDO"}')`,
      [ticketId],
    );
    for (const path of [
      `/tickets/${ticketId}`,
      '/tickets?limit=50',
      `/tickets/${ticketId}/events`,
      '/intakes?limit=50',
    ]) {
      const { status, text } = await call(viewer, 'GET', path);
      expect([path, status, text.includes('SEGREDO')]).toEqual([path, 200, false]);
    }
    expect((await call(viewer, 'GET', `/tickets/${ticketId}/messages`)).status).toBe(403);
    expect((await call(viewer, 'GET', target.attachmentUrl)).status).toBe(404);
    const body = { text: 'Oi', clientKey: newId(), lastSeenSeq: 0 };
    const answered = await call(viewer, 'POST', `/tickets/${ticketId}/messages`, body);
    expect([answered.status, answered.text.includes('SEGREDO')]).toEqual([403, false]);
    const noted = await call(viewer, 'POST', `/tickets/${ticketId}/messages`, { ...body, note: true });
    expect([noted.status, noted.text.includes('SEGREDO')]).toEqual([201, false]);
    const told = await app
      .get(UnitOfWork)
      .read((tx) =>
        app
          .get(TicketProjection)
          .messageAdded({ type: messageReceived.type, messageId: target.messageId } as never, tx),
      );
    const heard = told.filter(({ audience }) => audience === 'everybody' || audience(viewer));
    expect(heard.map(({ type }) => type)).toEqual(['ticket.changed']);
    expect(JSON.stringify(heard.map(({ dataFor }) => dataFor?.(viewer)))).not.toContain('SEGREDO');
  });
});

describe('IAM-9: masked fields', () => {
  const [phone, email, taxId] = ['+5511987651234', 'maria.segredo@exemplo.com', '52998224725'];
  let viewer: Actor;
  let target: Target;
  let contactId = '';
  let customerId = '';
  beforeAll(async () => {
    viewer = await viewerWith({ ...columns['everything in the inbox'], maskedFields: ['document', 'phone', 'email'] });
    target = await make({ assigneeId: viewer.userId }, viewer.userId);
    customerId = newId();
    await db.sql(
      `INSERT INTO customer (id, name, tax_id, tax_id_kind, created_at, updated_at) VALUES ($1, 'Maria', $2, 'cpf', now(), now())`,
      [customerId, taxId],
    );
    const [contact = { id: '' }] = await db.sql<{ id: string }>(
      `UPDATE contact SET name = $2, phone = $2, phone_key = $3, email = $4, customer_id = $5
        WHERE id = (SELECT contact_id FROM ticket WHERE id = $1) RETURNING id`,
      [target.ticketId, phone, phone.slice(1), email, customerId],
    );
    contactId = contact.id;
  });
  const betrays = (text: string): string[] =>
    [phone.slice(3), email, email.split('@')[0] ?? '', taxId].filter((secret) => text.includes(secret));

  it('are hidden on every path that is read', async () => {
    const paths = [
      `/tickets/${target.ticketId}`,
      '/tickets?limit=100',
      `/tickets/${target.ticketId}/events`,
      `/tickets/${target.ticketId}/messages`,
      '/intakes?limit=100',
      `/contacts/${contactId}`,
      '/contacts?limit=100',
      `/customers/${customerId}`,
      '/customers?limit=100',
    ];
    for (const path of paths) {
      const { status, text } = await call(viewer, 'GET', path);
      expect([path, status, betrays(text)]).toEqual([path, 200, []]);
    }
    const told = await app
      .get(UnitOfWork)
      .read(async (tx) => [
        ...(await app
          .get(TicketProjection)
          .ticket({ type: 'tickets.changed', ticketId: target.ticketId } as never, tx)),
        ...(await app
          .get(TicketProjection)
          .messageAdded({ type: messageReceived.type, messageId: target.messageId } as never, tx)),
      ]);
    expect(betrays(JSON.stringify(told.map(({ dataFor, data }) => dataFor?.(viewer) ?? data)))).toEqual([]);
  });

  it('are hidden in the audit trail, which is not exported either', async () => {
    const root = await viewerWith(columns['everything in the inbox']);
    const changed = { email: 'maria.segredo2@exemplo.com', version: 1 };
    expect((await call(root, 'PUT', `/contacts/${contactId}`, changed)).status).toBe(200);
    const trail = await call(viewer, 'GET', '/audit-entries?limit=100');
    expect([trail.status, trail.text.includes('contacts.update'), betrays(trail.text)]).toEqual([200, true, []]);
    expect((await call(root, 'GET', '/audit-entries?limit=100')).text).toContain('maria.segredo2');
    expect((await call(viewer, 'GET', '/audit-entries/export')).status).toBe(403);
    await db.sql(`UPDATE contact SET email = $2 WHERE id = $1`, [contactId, email]);
  });

  it('are neither searched nor sorted by', async () => {
    const found = async (resource: string, filter: object): Promise<number> => {
      const { text } = await call(
        viewer,
        'GET',
        `/${resource}?filter=${encodeURIComponent(JSON.stringify(filter))}&limit=50`,
      );
      return (JSON.parse(text) as unknown[]).length;
    };
    expect(await found('tickets', { q: '98765' })).toBe(0);
    expect(await found('contacts', { q: '98765' })).toBe(0);
    expect(await found('contacts', { q: 'maria.segredo@' })).toBe(0);
    expect(await found('customers', { q: taxId })).toBe(0);
    expect(await found('customers', { q: 'Maria' })).toBe(1);
    for (const [resource, filter] of [
      ['contacts', { phone }],
      ['contacts', { email }],
      ['customers', { taxId }],
    ] as const) {
      const { status } = await call(
        viewer,
        'GET',
        `/${resource}?filter=${encodeURIComponent(JSON.stringify(filter))}&limit=5`,
      );
      expect([resource, status]).toEqual([resource, 400]);
    }
  });

  it('come back masked without harm, and are not guessed', async () => {
    const read = await call(viewer, 'GET', `/contacts/${contactId}`);
    const { name: _name, ...contact } = JSON.parse(read.text) as { name: string; version: number };
    const saved = await call(viewer, 'PUT', `/contacts/${contactId}`, { ...contact, externalId: 'x-1' });
    expect([saved.status, betrays(saved.text)]).toEqual([200, []]);
    const [row] = await db.sql(`SELECT phone, email::text AS email, external_id FROM contact WHERE id = $1`, [
      contactId,
    ]);
    expect(row).toEqual({ phone, email, external_id: 'x-1' });
    const guess = await call(viewer, 'PUT', `/contacts/${contactId}`, { phone, version: contact.version + 1 });
    expect(guess.status).toBe(400);
    const customer = JSON.parse((await call(viewer, 'GET', `/customers/${customerId}`)).text) as { taxId: string };
    expect((await call(viewer, 'PUT', `/customers/${customerId}`, customer)).status).toBe(200);
    const [kept] = await db.sql(`SELECT tax_id FROM customer WHERE id = $1`, [customerId]);
    expect(kept).toEqual({ tax_id: taxId });
  });
});

import type { AddressInfo } from 'node:net';
import { Injectable, Module, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IsString } from 'class-validator';
import { io, type Socket } from 'socket.io-client';
import { definePermissions } from '@guiche/kernel';
import { realtimePath, type RealtimeBye, type RealtimeMessage as Message, type RealtimeReady } from '@guiche/contracts';
import { useDatabase } from '../../../../test/support/database.js';
import { eventually } from '../../../../test/support/eventually.js';
import { forgetConfiguration } from '../config/index.js';
import { DatabaseModule, Listener, statement, UnitOfWork, type ReadTx } from '../database/index.js';
import { createHttpApp, HttpModule, Requires } from '../http/index.js';
import { ObservabilityModule } from '../observability/index.js';
import { defineEvent, Outbox, OutboxModule, OutboxTail, pruneOutbox, type EventOf } from '../outbox/index.js';
import { RealtimeActors, type RealtimeActor } from './actors.js';
import { ConnectionWatchers } from './connections.js';
import { EphemeralChannel } from './ephemeral-channel.js';
import { defineEphemeral } from './ephemeral.js';
import { OnSocketEvent } from './on-socket-event.decorator.js';
import { ProjectsToRealtime, type RealtimeMessage } from './projects-to-realtime.decorator.js';
import { RealtimeModule } from './realtime.module.js';
import { RealtimeServer } from './realtime-server.js';

const db = useDatabase();
process.env.REALTIME_RECOVER_EVENTS = '30';

const letterPosted = defineEvent<{ room: string; text: string }>('test.letter-posted', {
  version: 1,
  orderedBy: 'room',
});
const roomsChanged = defineEvent<{ userId: string }>('test.rooms-changed', { version: 1, orderedBy: 'userId' });
const permissions = definePermissions('test-realtime', 'administration', {
  whisper: { ptBR: 'Sussurrar', en: 'Whisper' },
});
const waits = statement('test.realtime-wait', 'SELECT pg_sleep($1)');

interface Guest extends RealtimeActor {
  rooms: ReadonlySet<string>;
}

// Who may be where; a token is the user's name, `name@<milliseconds>` expires then.
const rooms = new Map<string, Set<string>>();
const guest = (userId: string): Guest | null => {
  const own = rooms.get(userId);
  const mayWhisper = userId.startsWith('a');
  return own
    ? { userId, name: userId, rooms: own, permissions: new Set(mayWhisper ? [permissions.whisper] : []) }
    : null;
};

const whisper = defineEphemeral<{ room: string; by: string; secret: string }>('whisper', {
  audience:
    ({ room, by }) =>
    (actor: Guest) =>
      actor.rooms.has(room) && actor.userId !== by,
  data: ({ room, by }) => ({ room, by }),
});

class WhisperDto {
  @IsString() room!: string;
}

@Injectable()
class Letters {
  constructor(private readonly ephemeral: EphemeralChannel) {}

  @ProjectsToRealtime(letterPosted)
  async project({ room, text }: EventOf<typeof letterPosted>, tx: ReadTx): Promise<RealtimeMessage[]> {
    if (text.startsWith('slow')) await tx.rows(waits, [0.2]);
    const audience = (actor: Guest): boolean => actor.rooms.has(room);
    const letter = { type: 'letter', data: { room, text }, audience };
    return text === 'twice' ? [letter, { ...letter, type: 'copy' }] : [letter];
  }

  @OnSocketEvent('whisper', WhisperDto)
  @Requires(permissions.whisper)
  async whisper(actor: RealtimeActor, { room }: WhisperDto): Promise<void> {
    await this.ephemeral.publish(whisper, { room, by: actor.userId, secret: 'not for clients' });
  }
}

@Module({
  imports: [DatabaseModule.forRoot([]), OutboxModule, HttpModule, ObservabilityModule, RealtimeModule],
  providers: [Letters],
})
class RealtimeApp {}

interface Api {
  app: NestFastifyApplication;
  url: string;
  seen: string[];
}

const apps: NestFastifyApplication[] = [];
const clients: Socket[] = [];

async function startApi(module: Type = RealtimeApp): Promise<Api> {
  const app = await createHttpApp(module, { logger: false });
  apps.push(app);
  const seen: string[] = [];
  app.get(RealtimeActors).register({
    authenticate: async (token) => {
      const [name = '', until] = token.split('@');
      const actor = guest(name);
      return actor && { actor, expiresAt: until ? new Date(Number(until)) : null };
    },
    refresh: async ({ userId }) => guest(userId),
    accessEvents: [roomsChanged.type],
    effectOf: (event) => (event.type === roomsChanged.type ? { userIds: [String(event['userId'])] } : null),
  });
  app.get(ConnectionWatchers).register({
    connected: async ({ userId }) => void seen.push(`+${userId}`),
    disconnected: ({ userId }) => void seen.push(`-${userId}`),
  });
  app.get(RealtimeServer).attach(app.getHttpServer());
  await app.get(OutboxTail).start();
  await app.listen(0, '127.0.0.1');
  await app.get(Listener).start();
  return { app, url: `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`, seen };
}

interface Client {
  socket: Socket;
  ready: RealtimeReady[];
  events: Message[];
  texts(): string[];
  byes: RealtimeBye[];
  errors: string[];
  position(): string | undefined;
}

function connect({ url }: Api, token: string, after?: string): Client {
  const socket = io(url, {
    path: realtimePath,
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: { token, after },
  });
  clients.push(socket);
  const client: Client = {
    socket,
    ready: [],
    events: [],
    byes: [],
    errors: [],
    texts: () => client.events.map(({ data }) => (data as { text: string }).text),
    position: () => client.events.findLast(({ position }) => position !== null)?.position ?? client.ready[0]?.position,
  };
  socket.on('ready', (ready: RealtimeReady) => client.ready.push(ready));
  socket.on('event', (event: Message) => client.events.push(event));
  socket.on('bye', (bye: RealtimeBye) => client.byes.push(bye));
  socket.on('connect_error', (error) => client.errors.push(error.message));
  return client;
}

const connected = async (api: Api, token: string, after?: string): Promise<Client> => {
  const client = connect(api, token, after);
  await eventually(() => client.ready.length === 1);
  return client;
};
const post = ({ app }: Api, room: string, ...texts: string[]): Promise<void> =>
  app.get(UnitOfWork).run(async (tx) => {
    for (const text of texts) await app.get(Outbox).record(tx, letterPosted({ room, text }));
  });

beforeEach(() => {
  rooms.clear();
  rooms
    .set('ana', new Set(['red']))
    .set('bia', new Set(['blue']))
    .set('caio', new Set(['red', 'blue']));
  forgetConfiguration();
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.disconnect();
  await Promise.all(apps.splice(0).map((app) => app.close()));
});

it('WEB-11: each connected user is told what he reaches, by every process, in the order of the log', async () => {
  const [one, two] = [await startApi(), await startApi()];
  const [ana, bia, caio] = [await connected(one, 'ana'), await connected(two, 'bia'), await connected(two, 'caio')];
  await post(one, 'red', '1', '2');
  await post(two, 'blue', '3');
  await eventually(() => expect(caio.texts()).toEqual(['1', '2', '3']), { within: 1_000 });
  await eventually(() => expect(ana.texts()).toEqual(['1', '2']));
  await eventually(() => expect(bia.texts()).toEqual(['3']));
});

it('a socket without a good token is refused', async () => {
  const api = await startApi();
  const nobody = connect(api, 'nobody');
  const empty = connect(api, '');
  await eventually(() => expect([nobody.errors, empty.errors]).toEqual([['unauthenticated'], ['unauthenticated']]));
  expect(api.seen).toEqual([]);
});

it('WEB-11: a client that comes back, also to another process, gets what it missed, once and in order', async () => {
  const [one, two] = [await startApi(), await startApi()];
  const before = await connected(one, 'ana');
  await post(one, 'red', '1');
  await eventually(() => expect(before.texts()).toEqual(['1']));
  before.socket.disconnect();
  await post(one, 'red', '2');
  await post(two, 'blue', 'not hers');
  await post(two, 'red', '3', 'twice');
  const after = connect(two, 'ana', before.position());
  await post(one, 'red', '4');
  await eventually(() => expect(after.texts()).toEqual(['2', '3', 'twice', 'twice', '4']));
  expect(after.ready).toEqual([{ resumed: true, position: before.position() }]);
});

it('WEB-11: clients that come and go during a steady stream miss nothing and see nothing twice', async () => {
  const apis = [await startApi(), await startApi()];
  const seen: string[] = [];
  let client = await connected(apis[0] as Api, 'ana');
  const posting = (async () => {
    for (let n = 0; n < 150; n++) await post(apis[n % 2] as Api, 'red', String(n));
  })();
  for (let round = 1; seen.length < 150; round++) {
    await eventually(() => client.events.length > 0);
    client.socket.disconnect();
    seen.push(...client.texts());
    if (seen.length < 150) client = await connected(apis[round % 2] as Api, 'ana', client.position());
    expect(client.ready[0]?.resumed).toBe(round > 1 || seen.length < 150);
  }
  await posting;
  expect(seen).toEqual(Array.from({ length: 150 }, (_, n) => String(n)));
});

it('WEB-11: a client that comes back to a log that was pruned past its position is told to read everything anew', async () => {
  const api = await startApi();
  const before = await connected(api, 'ana');
  await post(api, 'red', '1');
  await eventually(() => expect(before.texts()).toEqual(['1']));
  before.socket.disconnect();
  await post(api, 'red', '2');
  const staying = await connected(api, 'ana');
  await post(api, 'red', '3');
  // The process may hear of the second message only now.
  await eventually(() => expect(staying.texts().at(-1)).toBe('3'));
  const pruned = () => api.app.get(UnitOfWork).run((tx) => pruneOutbox(tx, new Date('2999-01-01'), 1000, []));
  await eventually(async () => {
    await pruned();
    expect(await db.sql('SELECT 1 FROM outbox')).toEqual([]);
  });
  expect((await connected(api, 'ana', before.position())).ready).toMatchObject([{ resumed: false }]);
  expect((await connected(api, 'ana', staying.position())).ready).toMatchObject([{ resumed: true }]);
  await db.sql(`UPDATE outbox_cut SET through_xid = '0', through_id = 0`);
});

it('a client that missed too much, or brings a position of another history, is told to read everything anew', async () => {
  const api = await startApi();
  const before = await connected(api, 'ana');
  before.socket.disconnect();
  const staying = await connected(api, 'ana');
  for (let n = 0; n < 31; n++) await post(api, 'red', String(n));
  await eventually(() => expect(staying.texts()).toHaveLength(31));
  expect((await connected(api, 'ana', before.position())).ready).toMatchObject([{ resumed: false }]);
  const future = await connected(api, 'ana', '999999999-1');
  expect(future.ready).toMatchObject([{ resumed: false }]);
  await post(api, 'red', 'new');
  await eventually(() => expect(future.texts()).toEqual(['new']));
});

it('a slow recovery of one client does not hold up another', async () => {
  const api = await startApi();
  const before = await connected(api, 'ana');
  before.socket.disconnect();
  await post(api, 'red', 'slow 1', 'slow 2', 'slow 3', 'slow 4');
  const caio = await connected(api, 'caio');
  await eventually(() => true);
  const ana = connect(api, 'ana', before.position());
  await eventually(() => ana.socket.connected);
  await post(api, 'red', 'quick');
  await eventually(() => expect(caio.texts()).toContain('quick'));
  await eventually(() => expect(ana.texts()).toEqual(['slow 1', 'slow 2', 'slow 3', 'slow 4', 'quick']));
});

it('what commits late, behind a transaction that is already told, is told as soon as it is readable', async () => {
  const api = await startApi();
  const ana = await connected(api, 'ana');
  const early = db.pool();
  const held = await early.connect();
  // Takes its transaction id first and records nothing: everything later lies beyond the horizon until it ends.
  await held.query('BEGIN');
  await held.query('SELECT pg_current_xact_id()');
  await post(api, 'red', 'behind');
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(ana.texts()).toEqual([]);
  await held.query('COMMIT');
  held.release();
  await eventually(() => expect(ana.texts()).toEqual(['behind']), { within: 500, every: 5 });
});

it('IAM-11: a change of access reaches the open socket before anything that follows it', async () => {
  const api = await startApi();
  const ana = await connected(api, 'ana');
  rooms.set('ana', new Set(['blue']));
  await api.app.get(UnitOfWork).run(async (tx) => {
    await api.app.get(Outbox).record(tx, letterPosted({ room: 'red', text: 'still' }));
    await api.app.get(Outbox).record(tx, roomsChanged({ userId: 'ana' }));
    await api.app.get(Outbox).record(tx, letterPosted({ room: 'red', text: 'no longer' }));
    await api.app.get(Outbox).record(tx, letterPosted({ room: 'blue', text: 'now' }));
  });
  await eventually(() => expect(ana.events.map(({ type }) => type)).toEqual(['letter', 'access.changed', 'letter']));
  expect(ana.texts()).toEqual(['still', undefined, 'now']);
});

it('IAM-11: who may no longer be here is signed out at once', async () => {
  const api = await startApi();
  const ana = await connected(api, 'ana');
  rooms.delete('ana');
  await api.app.get(UnitOfWork).run((tx) => api.app.get(Outbox).record(tx, roomsChanged({ userId: 'ana' })));
  await eventually(() => expect([ana.byes, ana.socket.connected]).toEqual([[{ reason: 'signed-out' }], false]));
  await eventually(() => expect(api.seen).toEqual(['+ana', '-ana']));
});

it('IAM-10: what clients send needs the permission, a good body and patience; it reaches other processes', async () => {
  const [one, two] = [await startApi(), await startApi()];
  const [ana, bia, caio] = [await connected(one, 'ana'), await connected(one, 'bia'), await connected(two, 'caio')];
  const send = (client: Client, body: unknown): Promise<unknown> => client.socket.emitWithAck('whisper', body);
  expect(await send(ana, { room: 'red' })).toEqual({ code: null });
  await eventually(() =>
    expect(caio.events).toEqual([{ position: null, type: 'whisper', data: { room: 'red', by: 'ana' } }]),
  );
  expect(await send(bia, { room: 'red' })).toEqual({ code: 'platform.socket-event-forbidden' });
  for (const bad of [{}, { room: 5 }, { room: 'red', more: 1 }, null, 'text', [1]]) {
    expect(await send(ana, bad)).toEqual({ code: 'platform.invalid-input' });
  }
  const many = await Promise.all(Array.from({ length: 40 }, () => send(ana, { room: 'red' })));
  expect(many).toContainEqual({ code: 'platform.too-many-socket-events' });
  expect(bia.events).toEqual([]);
});

it('IAM-10: a socket event without an access declaration stops the boot', async () => {
  @Injectable()
  class Undeclared {
    @OnSocketEvent('undeclared', WhisperDto)
    async undeclared(): Promise<void> {}
  }
  @Module({ imports: [RealtimeApp], providers: [Undeclared] })
  class UndeclaredApp {}
  await expect(
    createHttpApp(UndeclaredApp, { logger: false }).then(async (app) => {
      apps.push(app);
      await app.init();
    }),
  ).rejects.toThrow('The socket event "undeclared" declares no access');
});

it('a connection lives on with a fresh token of the same user only, and ends after its token', async () => {
  process.env.REALTIME_EXPIRY_GRACE_SECONDS = '0';
  forgetConfiguration();
  const api = await startApi();
  const [ends, lives, swaps] = [
    await connected(api, `ana@${Date.now() + 1_000}`),
    await connected(api, `ana@${Date.now() + 1_000}`),
    await connected(api, 'ana'),
  ];
  expect(await lives.socket.emitWithAck('refresh', { token: 'ana' })).toEqual({ code: null });
  swaps.socket.emit('refresh', { token: 'caio' });
  await eventually(() => expect(swaps.byes).toEqual([{ reason: 'signed-out' }]));
  await eventually(() => expect(ends.byes).toEqual([{ reason: 'expired' }]), { within: 8_000 });
  expect(lives.socket.connected).toBe(true);
  delete process.env.REALTIME_EXPIRY_GRACE_SECONDS;
}, 20_000);

it('a client that does not take what it is sent is dropped, and resumes without a gap', async () => {
  process.env.REALTIME_MAX_PENDING = '10';
  forgetConfiguration();
  const api = await startApi();
  const [slow, quick] = [await connected(api, 'ana'), await connected(api, 'caio')];
  // As if the network took nothing any more: what is written stays in the buffer.
  const stuck = [
    ...(api.app.get(RealtimeServer) as unknown as { connections: Map<string, StuckSocket> }).connections.values(),
  ];
  const conn = stuck.find(({ actor }) => actor.userId === 'ana')?.socket.conn;
  Object.defineProperty(conn?.transport, 'writable', { get: () => false });
  for (let n = 0; n < 20; n++) await post(api, 'red', String(n));
  await eventually(() => expect(quick.texts()).toHaveLength(20));
  await eventually(() => expect(slow.socket.connected).toBe(false));
  const resumed = await connected(api, 'ana', slow.position());
  await eventually(() =>
    expect([...slow.texts(), ...resumed.texts()]).toEqual(Array.from({ length: 20 }, (_, n) => String(n))),
  );
  delete process.env.REALTIME_MAX_PENDING;
});

interface StuckSocket {
  actor: RealtimeActor;
  socket: { conn: { transport: object } };
}

it('says goodbye when the process shuts down', async () => {
  const api = await startApi();
  const ana = await connected(api, `ana`);
  apps.length = 0;
  await api.app.close();
  await eventually(() => expect(ana.byes).toEqual([{ reason: 'shutdown' }]));
});

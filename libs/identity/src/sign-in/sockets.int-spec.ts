import { Module } from '@nestjs/common';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { Listener, UnitOfWork } from '@guiche/platform/database';
import { ObservabilityModule } from '@guiche/platform/observability';
import { OutboxTail } from '@guiche/platform/outbox';
import { RealtimeModule, RealtimeServer } from '@guiche/platform/realtime';
import { eventually } from '../../../../test/support/eventually.js';
import { useDatabase } from '../../../../test/support/database.js';
import { startHttp, type HttpClient } from '../testing/http-client.js';
import { modulesWithIdentity } from '../testing/identity-app.js';
import { makeProfile } from '../testing/make-profile.js';
import { makeUser, type UserValues } from '../testing/make-user.js';

useDatabase();
const password = 'três tigres tristes';
const processes: { client: HttpClient; url: string }[] = [];
const sockets: Socket[] = [];
beforeAll(async () => {
  @Module({ imports: [...modulesWithIdentity(), ObservabilityModule, RealtimeModule] })
  class Api {}
  // Two processes: whoever ends a session rarely asks the one that holds the socket.
  for (let i = 0; i < 2; i++) {
    const client = await startHttp(Api);
    await client.app.listen(0, '127.0.0.1');
    client.app.get(RealtimeServer).attach(client.app.getHttpServer());
    await client.app.get(OutboxTail).start();
    await client.app.get(Listener).start();
    const { port } = client.app.getHttpServer().address() as AddressInfo;
    processes.push({ client, url: `http://127.0.0.1:${port}` });
  }
}, 60_000);
afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  for (const { client } of processes) await client.close();
});

const [here, there] = [() => processes[0] as (typeof processes)[0], () => processes[1] as (typeof processes)[0]];
const user = (values: UserValues = {}) =>
  here()
    .client.app.get(UnitOfWork)
    .run((tx) => makeUser(tx, { password, ...values }));
const signIn = async (login: string) => {
  const { body } = await here().client.call('POST', '/auth/sign-in', { body: { login, password } });
  return String(body.accessToken);
};

interface Heard {
  readonly socket: Socket;
  goodbye: string | null;
  refused: string | null;
}
async function open({ url }: { url: string }, token: string): Promise<Heard> {
  const socket = io(url, {
    path: '/realtime',
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    auth: { token },
  });
  sockets.push(socket);
  const heard: Heard = { socket, goodbye: null, refused: null };
  let ready = false;
  socket.on('ready', () => (ready = true));
  socket.on('bye', ({ reason }: { reason: string }) => (heard.goodbye = reason));
  socket.on('connect_error', ({ message }) => (heard.refused = message));
  await eventually(() => ready || heard.refused !== null);
  return heard;
}
/** Within a second, measured from the answer of whoever ended it. */
const goesWithinASecond = (heard: Heard) =>
  eventually(() => expect([heard.goodbye, heard.socket.connected]).toEqual(['signed-out', false]), { within: 1_000 });

it('IAM-1: a session that its owner ends from elsewhere loses its socket within a second; his others keep theirs', async () => {
  const { login } = await user();
  const [token, other] = [await signIn(login), await signIn(login)];
  const [mine, theirs] = [await open(here(), token), await open(there(), other)];
  const list = (await here().client.call('GET', '/me/sessions', { token })).body as unknown as {
    id: string;
    current: boolean;
  }[];
  const id = list.find(({ current }) => !current)?.id ?? '';
  expect((await here().client.call('DELETE', `/me/sessions/${id}`, { token })).status).toBe(204);
  await goesWithinASecond(theirs);
  expect(mine.socket.connected).toBe(true);
});

it('IAM-1: signing out everywhere and an administrator’s sign-out reach the sockets of every process', async () => {
  const { id, login } = await user();
  const token = await signIn(login);
  const both = [await open(here(), token), await open(there(), await signIn(login))];
  await here().client.call('POST', '/auth/sign-out-everywhere', { token });
  for (const heard of both) await goesWithinASecond(heard);
  const again = await open(there(), await signIn(login));
  const root = await here().client.signedIn();
  await here().client.call('POST', `/users/${id}/sign-out-everywhere`, { token: root });
  await goesWithinASecond(again);
});

it('IAM-2: a duty closes the sockets of who is signed in, and opens none', async () => {
  const profile = await here()
    .client.app.get(UnitOfWork)
    .run((tx) => makeProfile(tx));
  const { login } = await user({ profile });
  const token = await signIn(login);
  const heard = await open(there(), token);
  const root = await here().client.signedIn();
  const body = { requiresSecondFactor: true, version: 1 };
  await here().client.call('PUT', `/profiles/${profile.id}`, { token: root, body });
  await goesWithinASecond(heard);
  expect((await open(there(), token)).refused).toBe('unauthenticated');
});

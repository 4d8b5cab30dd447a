import { io, type Socket } from 'socket.io-client';
import type { ApiClient } from './api-client.js';
import { eventually } from './eventually.js';

/** One message as a desk gets it. */
export interface HeardEvent {
  readonly type: string;
  readonly position: string | null;
  readonly data: Record<string, unknown>;
}

/** An open socket of somebody, with all it was told so far. */
export interface Listener {
  readonly events: HeardEvent[];
  readonly socket: Socket;
  /** Why the server closed it; null while it is open. */
  goodbye(): string | null;
  /** Everything it was told about this ticket. */
  about(ticketId: string): HeardEvent[];
}

const open = new Set<Socket>();

/** Connects as a desk does, and waits until the server has said that it is in step. */
export async function listen(client: ApiClient, url = client.url): Promise<Listener> {
  const socket = io(url, {
    path: '/realtime',
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    auth: { token: client.token },
  });
  open.add(socket);
  const events: HeardEvent[] = [];
  let ready = false;
  let reason: string | null = null;
  let refused: Error | null = null;
  socket.on('ready', () => (ready = true));
  socket.on('event', (event: HeardEvent) => events.push(event));
  socket.on('bye', (bye: { reason: string }) => (reason = bye.reason));
  socket.on('disconnect', () => (reason ??= 'cut off'));
  socket.on('connect_error', (error) => (refused = error));
  await eventually(() => ready || refused !== null);
  if (refused !== null) throw refused as Error;
  return {
    events,
    socket,
    goodbye: () => reason,
    about: (ticketId) => events.filter(({ data }) => JSON.stringify(data).includes(ticketId)),
  };
}

afterEach(() => {
  for (const socket of open) socket.disconnect();
  open.clear();
});

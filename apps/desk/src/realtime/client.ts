import { realtimePath, type ClientToServer, type ServerToClient } from '@guiche/contracts';
import { io, type Socket } from 'socket.io-client';
import { accessToken, renewAccess } from '../session/access-token.js';
import { connectionStore } from './connection-store.js';
import type { RealtimeEvent } from './events.js';

interface Handlers {
  event: (event: RealtimeEvent) => void;
  /** Something may have been missed: everything shown has to be asked for again. */
  refetch: () => void;
  /** The connection is back, with or without a gap: what was queued may go out. */
  ready: () => void;
}

export interface RealtimeClient {
  /** Lets the socket live on with the token that was just renewed. */
  refresh(token: string): void;
  typing(ticketId: string): void;
  close(): void;
}

const caughtUpMs = 2500;

/**
 * One socket for the whole desk. It resumes after the last position it saw; the server says in `ready` whether it
 * could, and if not the desk reads everything anew, so that no gap stays whatever was lost in between.
 */
export function connectRealtime(handlers: Handlers): RealtimeClient {
  let position: string | null = null;
  let wasConnected = false;
  let closed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const socket: Socket<ServerToClient, ClientToServer> = io({
    path: realtimePath,
    transports: ['websocket'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 5000,
    auth: (answer) => {
      accessToken().then(
        (token) => answer({ token, ...(position === null ? {} : { after: position }) }),
        () => answer({ token: '' }),
      );
    },
  });

  const lost = (): void => {
    clearTimeout(timer);
    if (!closed) connectionStore.set(wasConnected ? 'reconnecting' : 'connecting');
  };

  socket.on('ready', (ready) => {
    // Also the first time: what was read before the socket stood may have changed in between.
    if (!ready.resumed || !wasConnected) handlers.refetch();
    if (!ready.resumed || position === null) position = ready.position;
    connectionStore.set(wasConnected ? 'caughtUp' : 'online');
    if (wasConnected) timer = setTimeout(() => connectionStore.set('online'), caughtUpMs);
    wasConnected = true;
    handlers.ready();
  });
  socket.on('event', (event) => {
    if (event.position !== null) position = event.position;
    handlers.event(event as RealtimeEvent);
  });

  // An idle connection learns how far the log has come, so that it can resume much later.
  socket.on('position', (told) => {
    position = told.position;
  });

  /** A server that hangs up, or refuses, usually means an expired token or an ended session: ask, then try again. */
  const renewAndConnect = (): void => {
    lost();
    renewAccess().then(
      () => !closed && setTimeout(() => !closed && socket.connect(), 500),
      () => !closed && setTimeout(() => !closed && socket.connect(), 3000),
    );
  };
  socket.on('disconnect', (reason) => {
    if (reason === 'io server disconnect') renewAndConnect();
    else lost();
  });
  socket.on('connect_error', () => {
    if (socket.active) lost();
    else renewAndConnect();
  });

  return {
    refresh(token) {
      if (socket.connected) socket.emit('refresh', { token });
    },
    typing: (ticketId) => {
      if (socket.connected) socket.volatile.emit('typing', { ticketId });
    },
    close() {
      closed = true;
      clearTimeout(timer);
      socket.disconnect();
      connectionStore.set('connecting');
    },
  };
}

/** The socket's path on the api's server. Clients connect by WebSocket only (`transports: ['websocket']`). */
export const realtimePath = '/realtime';

/** What a client says when it connects: who it is, and how far it has seen. */
export interface RealtimeAuth {
  /** An access token, or an API token. */
  readonly token: string;
  /** The last position it was given; the server goes on after it, or says that it cannot. */
  readonly after?: string;
}

/** `ready`: the server's first word on a connection. */
export interface RealtimeReady {
  readonly position: string;
  /** False: something may be missing, so everything shown is to be read anew. */
  readonly resumed: boolean;
}

/**
 * `event`: one message. `position` is null when more messages of the same event follow, or when the message is not part
 * of the log (typing): a client keeps the last one that is not null.
 */
export interface RealtimeMessage<Type extends string = string, Data = unknown> {
  readonly position: string | null;
  readonly type: Type;
  readonly data: Data;
}

/** `position`: the client has everything up to here, although nothing of it was for him. */
export interface RealtimePosition {
  readonly position: string;
}

/** Why the server closes a connection. After `signed-out` the client asks for a sign-in, after the others it comes back. */
export type RealtimeByeReason = 'signed-out' | 'expired' | 'shutdown';

/** `bye`: last message of a connection that the server closes; a client too slow to take it is cut off without. */
export interface RealtimeBye {
  readonly reason: RealtimeByeReason;
}

/** `typing`, from a client. */
export interface RealtimeTyping {
  readonly ticketId: string;
}

/** `refresh`, from a client: a fresh access token before, or within a minute after, the old one expires. */
export interface RealtimeRefresh {
  readonly token: string;
}

/** Answer to what a client sends; null = done. */
export interface RealtimeAnswer {
  readonly code: string | null;
}

/** Server → client, by the names of socket.io's events. */
export interface ServerToClient {
  ready: (ready: RealtimeReady) => void;
  event: (message: RealtimeMessage) => void;
  position: (position: RealtimePosition) => void;
  bye: (bye: RealtimeBye) => void;
}

/** Client → server, by the names of socket.io's events. */
export interface ClientToServer {
  refresh: (body: RealtimeRefresh, answer?: (answer: RealtimeAnswer) => void) => void;
  typing: (body: RealtimeTyping, answer?: (answer: RealtimeAnswer) => void) => void;
}

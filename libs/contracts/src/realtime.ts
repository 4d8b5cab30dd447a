/** The socket's path on the api's server. */
export const realtimePath = '/realtime';

/** What a client says when it connects: who it is, and how far it has seen. */
export interface RealtimeAuth {
  readonly token: string;
  /** The last position it was given; the server goes on after it, or says that it cannot. */
  readonly after?: string;
}

/** The server's first word on a connection. */
export interface RealtimeReady {
  readonly position: string;
  /** False: something may be missing, so everything shown is to be read anew. */
  readonly resumed: boolean;
}

/**
 * One message of the server. `position` is null when more messages of the same event follow, or when the message is not
 * part of the log (typing): a client keeps the last one that is not null.
 */
export interface RealtimeMessage<Type extends string = string, Data = unknown> {
  readonly position: string | null;
  readonly type: Type;
  readonly data: Data;
}

/** What clients may send. */
export interface RealtimeTyping {
  readonly ticketId: string;
}

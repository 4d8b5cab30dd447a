import { Injectable } from '@nestjs/common';

/** Who is connected, as far as this layer needs to know; identity's `Actor` is one. */
export interface RealtimeActor {
  readonly userId: string;
  readonly permissions: ReadonlySet<string>;
}

/** A connected actor with the token that proves him. */
export interface RealtimeSession {
  readonly actor: RealtimeActor;
  /** The session that may end under the connection; null for an API token. */
  readonly sessionId: string | null;
  /** When the token ceases to prove anything; null when it does not. */
  readonly expiresAt: Date | null;
}

/** What identity answers for sockets. */
export interface RealtimeActorSource {
  /** Null when the token proves nobody. */
  authenticate(token: string): Promise<RealtimeSession | null>;
  /** The same actor as of now; null when his session is over or he may no longer be here. */
  refresh(session: RealtimeSession): Promise<RealtimeActor | null>;
}

/** A plug: identity, on the right, tells who a token is. */
@Injectable()
export class RealtimeActors {
  private registered: RealtimeActorSource | null = null;

  register(source: RealtimeActorSource): void {
    this.registered = source;
  }

  get source(): RealtimeActorSource {
    if (!this.registered) throw new Error('Nobody registered with RealtimeActors: sockets cannot know who connects');
    return this.registered;
  }
}

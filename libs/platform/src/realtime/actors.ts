import { Injectable } from '@nestjs/common';
import type { AnyEventOf } from '../outbox/index.js';

/** Whoever is connected, as far as the transport must know him. Libs to the right know more of him. */
export interface RealtimeActor {
  readonly userId: string;
  readonly name: string;
  readonly sessionId?: string;
  readonly permissions: ReadonlySet<string>;
}

/** Who a token is, and how long it says so; null = without end. */
export interface RealtimeAdmission {
  readonly actor: RealtimeActor;
  readonly expiresAt: Date | null;
}

/** What an event does to connected users. */
export interface AccessEffect {
  readonly userIds: readonly string[] | 'all';
  /** Only the sockets of this session end. */
  readonly endedSessionId?: string;
}

/** What the transport has to ask of whoever knows the people. */
export interface RealtimeActorSource {
  /** The actor of an access token; null when it is no longer good. */
  authenticate(token: string): Promise<RealtimeAdmission | null>;
  /** The same actor as he is now; null when he may not be connected any more. */
  refresh(actor: RealtimeActor): Promise<RealtimeActor | null>;
  /** The kinds of events that change who may be connected. */
  readonly accessEvents: readonly string[];
  /** What one of these events of the log does to connected users; null for events of no concern. */
  effectOf(event: AnyEventOf): AccessEffect | null;
}

/** The plug for the people: identity registers itself. */
@Injectable()
export class RealtimeActors {
  private source: RealtimeActorSource | null = null;

  register(source: RealtimeActorSource): void {
    this.source = source;
  }

  async authenticate(token: string): Promise<RealtimeAdmission | null> {
    return (await this.source?.authenticate(token)) ?? null;
  }

  async refresh(actor: RealtimeActor): Promise<RealtimeActor | null> {
    return (await this.source?.refresh(actor)) ?? null;
  }

  get accessEvents(): readonly string[] {
    return this.source?.accessEvents ?? [];
  }

  effectOf(event: AnyEventOf): AccessEffect | null {
    return this.source?.effectOf(event) ?? null;
  }
}

import { Injectable } from '@nestjs/common';
import { DomainError } from '@guiche/kernel';
import type { AnyEventOf } from '@guiche/platform/outbox';
import type { AccessEffect, RealtimeActor, RealtimeActorSource, RealtimeAdmission } from '@guiche/platform/realtime';
import { AccessDirectory } from '../access/access-directory.js';
import { accessChanged, sessionEnded, type AccessChanged, type SessionEnded } from '../access/access.events.js';
import type { Actor } from '../access/actor.js';
import { apiTokenPrefix, ApiTokenService } from '../api-tokens/api-token.service.js';
import { AccessTokens } from './access-tokens.js';

/** Tells the sockets who is connected, and what changes for him while he is (IAM-11). */
@Injectable()
export class ConnectedPeople implements RealtimeActorSource {
  readonly accessEvents = [accessChanged.type, sessionEnded.type];

  constructor(
    private readonly tokens: AccessTokens,
    private readonly apiTokens: ApiTokenService,
    private readonly directory: AccessDirectory,
  ) {}

  async authenticate(token: string): Promise<RealtimeAdmission | null> {
    if (!token.startsWith(apiTokenPrefix)) {
      const check = await this.tokens.verify(token);
      return check.kind === 'valid' && !check.actor.duty ? { actor: check.actor, expiresAt: check.expiresAt } : null;
    }
    try {
      return { actor: await this.apiTokens.authenticate(token), expiresAt: null };
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }

  async refresh(actor: RealtimeActor): Promise<RealtimeActor | null> {
    const { userId, sessionId, tokenId, byProvider } = actor as Actor;
    if (tokenId) return this.apiTokens.actorOf(tokenId);
    const present = sessionId ? await this.directory.actorIn(userId, sessionId, byProvider) : null;
    return present?.duty ? null : present;
  }

  effectOf(event: AnyEventOf): AccessEffect | null {
    const fact: unknown = event;
    if (event.type === accessChanged.type) return { userIds: (fact as AccessChanged).userIds };
    if (event.type !== sessionEnded.type) return null;
    const { userId, sessionId } = fact as SessionEnded;
    return { userIds: [userId], endedSessionId: sessionId };
  }
}

import { Injectable } from '@nestjs/common';
import { Forbidden, NotFound } from '@guiche/kernel';
import { AuditLog } from '@guiche/platform/audit';
import { UnitOfWork, type Tx } from '@guiche/platform/database';
import type { Actor } from '../access/actor.js';
import { UserGuard } from '../users/user-guard.js';
import { UserRepository } from '../users/user.repository.js';
import { toSessionResponse, type SessionResponse } from './session.dto.js';
import { Sessions } from './sessions.js';

/** Shows and ends sessions: everybody his own, an administrator those of users not above him (IAM-1). */
@Injectable()
export class SessionService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sessions: Sessions,
    private readonly users: UserRepository,
    private readonly guard: UserGuard,
    private readonly audit: AuditLog,
  ) {}

  async own(actor: Actor): Promise<SessionResponse[]> {
    requirePerson(actor);
    return this.of(actor, actor.userId);
  }

  async endOwn(actor: Actor, sessionId: string): Promise<void> {
    requirePerson(actor);
    await this.uow.run((tx) => this.end(tx, { id: actor.userId, name: actor.name }, sessionId, 'ended-by-owner'));
  }

  /** Of somebody else, whom the actor may change. */
  async of(actor: Actor, userId: string): Promise<SessionResponse[]> {
    const live = await this.uow.read(async (tx) => {
      await this.guard.requireMayChange(tx, actor, await this.users.get(tx, userId));
      return this.sessions.live(tx, userId);
    });
    return live.map((session) => toSessionResponse(session, actor.sessionId));
  }

  /** One of somebody else's sessions, or all of them. */
  async endOf(actor: Actor, userId: string, sessionId?: string): Promise<void> {
    await this.uow.run(async (tx) => {
      const user = await this.users.get(tx, userId);
      await this.guard.requireMayChange(tx, actor, user);
      await this.end(tx, user, sessionId, 'ended-by-administrator');
    });
  }

  private async end(tx: Tx, user: { id: string; name: string }, only: string | undefined, why: string): Promise<void> {
    const ended = await this.sessions.end(tx, { userId: user.id, ...(only !== undefined && { only }) }, why);
    if (only !== undefined && ended === 0) throw new NotFound('platform.not-found');
    this.audit.record(tx, {
      action: 'sessions.end',
      subject: { type: 'user', id: user.id, name: user.name },
      after: { sessionId: only ?? 'all', ended },
    });
  }
}

function requirePerson(actor: Actor): void {
  if (actor.kind !== 'user') throw new Forbidden('identity.not-with-api-token');
}

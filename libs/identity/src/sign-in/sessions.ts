import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { addMilliseconds, Clock, newId } from '@guiche/kernel';
import { AuditLog } from '@guiche/platform/audit';
import { UnitOfWork, type ReadTx, type Tx } from '@guiche/platform/database';
import { Outbox } from '@guiche/platform/outbox';
import { AccessDirectory } from '../access/access-directory.js';
import { sessionEnded } from '../access/access.events.js';
import { identityConfig } from '../identity.config.js';
import {
  SessionRepository,
  type LiveSession,
  type SecondFactorKind,
  type SessionChoice,
} from './session.repository.js';

/** Two tabs, or an answer lost on the way: a token spent so shortly ago is no theft. */
const graceMs = 10_000;
const dayMs = 86_400_000;

/** What a refresh token is good for. `rotated` brings its successor, `again` none: another tab has it. */
export type Refreshed =
  | (RefreshedSession & { readonly kind: 'rotated'; readonly refreshToken: string })
  | (RefreshedSession & { readonly kind: 'again' })
  | { readonly kind: 'refused' };

interface RefreshedSession {
  readonly userId: string;
  readonly sessionId: string;
  /** A directory vouched for it (IAM-3). */
  readonly byProvider: boolean;
}

/** Where a session begins. */
export interface Device {
  readonly ip: string | null;
  readonly userAgent: string | null;
  /** What stood beside the password. */
  readonly secondFactor?: SecondFactorKind | null;
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
const newToken = (): string => randomBytes(32).toString('base64url');

/** Keeps sessions: the family of refresh tokens that follow each other, of which only the last may be used (IAM-1). */
@Injectable()
export class Sessions {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly sessions: SessionRepository,
    private readonly directory: AccessDirectory,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  /** Begins a session with its first refresh token. */
  async begin(
    tx: Tx,
    userId: string,
    { ip, userAgent, secondFactor = null }: Device,
  ): Promise<{ sessionId: string; refreshToken: string }> {
    const at = this.clock.now();
    const sessionId = newId();
    const refreshToken = newToken();
    const expiresAt = this.expiry(at);
    await this.sessions.insert(tx, {
      id: sessionId,
      userId,
      ip,
      userAgent: userAgent?.slice(0, 300) ?? null,
      secondFactor,
      at,
      expiresAt,
    });
    await this.sessions.addToken(tx, hashOf(refreshToken), sessionId, at, expiresAt);
    return { sessionId, refreshToken };
  }

  /** Begins a session that ends with its one access token, for clients that never refresh. */
  async beginShort(tx: Tx, userId: string, { ip, userAgent }: Device, seconds: number): Promise<string> {
    const at = this.clock.now();
    const id = newId();
    const expiresAt = addMilliseconds(at, seconds * 1000);
    const told = { ip, userAgent: userAgent?.slice(0, 300) ?? null };
    await this.sessions.insert(tx, { id, userId, ...told, secondFactor: null, at, expiresAt });
    return id;
  }

  /** Exchanges a refresh token for its successor. One that was spent earlier means two hold it: the whole session ends. */
  refresh(token: string): Promise<Refreshed> {
    const hash = hashOf(token);
    return this.uow.run(async (tx): Promise<Refreshed> => {
      const found = await this.sessions.lockToken(tx, hash);
      const now = this.clock.now();
      if (!found || found.revokedAt || found.tokenExpiresAt <= now || found.sessionExpiresAt <= now) {
        return { kind: 'refused' };
      }
      const { userId, sessionId, usedAt } = found;
      const byProvider = found.secondFactor === 'provider';
      if (usedAt === null) {
        const successor = newToken();
        const expiresAt = this.expiry(now);
        await this.sessions.spend(tx, hash, sessionId, now, expiresAt);
        await this.sessions.addToken(tx, hashOf(successor), sessionId, now, expiresAt);
        return { kind: 'rotated', userId, sessionId, byProvider, refreshToken: successor };
      }
      if (now.getTime() - usedAt.getTime() <= graceMs) {
        return { kind: 'again', userId, sessionId, byProvider };
      }
      await this.end(tx, { userId, only: sessionId }, 'refresh-token-reused');
      this.audit.record(tx, {
        action: 'sessions.reuse-detected',
        subject: { type: 'session', id: sessionId },
        after: { userId, spentAt: usedAt.toISOString() },
      });
      return { kind: 'refused' };
    });
  }

  /** Ends the session of a refresh token, spent or not; nothing happens when there is none. */
  endByToken(token: string): Promise<void> {
    return this.uow.run(async (tx) => {
      const found = await this.sessions.lockToken(tx, hashOf(token));
      if (found) await this.end(tx, { userId: found.userId, only: found.sessionId }, 'signed-out');
    });
  }

  /** Ends sessions of a user: their access tokens and sockets die with them. */
  async end(tx: Tx, choice: SessionChoice, why: string): Promise<number> {
    const { userId } = choice;
    const ended = await this.sessions.end(tx, choice, this.clock.now(), why);
    for (const sessionId of ended) await this.outbox.record(tx, sessionEnded({ userId, sessionId, why }));
    if (ended.length > 0) tx.afterCommit(() => this.directory.forget([userId]));
    return ended.length;
  }

  /** Somebody's sessions that are not over. */
  live(tx: ReadTx, userId: string): Promise<LiveSession[]> {
    return this.sessions.live(tx, userId, this.clock.now());
  }

  /** Deletes what is over for so long that nobody asks for it any more. */
  async forgetOld(tx: Tx): Promise<void> {
    await this.sessions.forgetBefore(tx, addMilliseconds(this.clock.now(), -7 * dayMs));
  }

  private expiry(at: Date): Date {
    return addMilliseconds(at, identityConfig().sessionDays * dayMs);
  }
}

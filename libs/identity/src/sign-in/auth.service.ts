import { Injectable } from '@nestjs/common';
import { Forbidden, Invalid, TooMany, Unauthenticated } from '@guiche/kernel';
import { AuditLog } from '@guiche/platform/audit';
import { UnitOfWork } from '@guiche/platform/database';
import { AccessDirectory } from '../access/access-directory.js';
import type { Actor } from '../access/actor.js';
import { identityConfig } from '../identity.config.js';
import { MeService } from '../users/me.service.js';
import { AccessTokens } from './access-tokens.js';
import type { SignedInResponse } from './auth.dto.js';
import { Sessions } from './sessions.js';
import { SignIn, type ChallengeAnswer, type SignedInResult, type SignInAttempt } from './sign-in.js';

/** A sign-in or refresh with what belongs into cookies; null where the browser keeps what it has. */
export interface SignedIn {
  readonly response: SignedInResponse;
  readonly refreshToken: string | null;
  readonly deviceToken: string | null;
}

/** The password was right; a code is still wanted. */
export interface ChallengeIssued {
  readonly challenge: string;
}

/** Sign-in, refresh and sign-out as browsers use them: one answer for every way a sign-in can fail (IAM-1). */
@Injectable()
export class AuthService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly entrance: SignIn,
    private readonly sessions: Sessions,
    private readonly tokens: AccessTokens,
    private readonly directory: AccessDirectory,
    private readonly mine: MeService,
    private readonly audit: AuditLog,
  ) {}

  async signIn(attempt: SignInAttempt): Promise<SignedIn | ChallengeIssued> {
    const result = await this.entrance.signIn(attempt);
    switch (result.kind) {
      case 'throttled':
        throw new TooMany('identity.too-many-attempts', result.retryAfterSeconds);
      case 'unknown-user':
      case 'wrong-password':
        throw new Unauthenticated('identity.sign-in-failed');
      case 'local-sign-in-off':
        throw new Forbidden('identity.local-sign-in-off');
      case 'second-factor-needed':
        return { challenge: result.challenge };
      case 'signed-in':
        return this.signedIn(result);
    }
  }

  async answerChallenge(attempt: ChallengeAnswer): Promise<SignedIn> {
    const result = await this.entrance.answer(attempt);
    if (result?.kind === 'signed-in') return this.signedIn(result);
    if (result?.kind === 'throttled') throw new TooMany('identity.too-many-attempts', result.retryAfterSeconds);
    if (!result) throw new Unauthenticated('identity.challenge-over');
    throw new Invalid('platform.invalid-input', {}, [{ field: 'code', code: 'identity.second-factor-wrong' }]);
  }

  private async signedIn(result: SignedInResult): Promise<SignedIn> {
    const { accessToken, expiresInSeconds, refreshToken, deviceToken } = result;
    const me = await this.mine.me(await this.actorIn(result.userId, result.sessionId));
    return { response: { accessToken, expiresInSeconds, me }, refreshToken, deviceToken };
  }

  async refresh(refreshToken: string | null): Promise<SignedIn> {
    const refreshed = refreshToken ? await this.sessions.refresh(refreshToken) : null;
    if (!refreshed || refreshed.kind === 'refused') throw new Unauthenticated('identity.session-over');
    const { userId, sessionId, byProvider } = refreshed;
    const actor = await this.actorIn(userId, sessionId, byProvider);
    const accessToken = await this.tokens.issue(userId, sessionId, { byProvider });
    const response = {
      accessToken,
      expiresInSeconds: identityConfig().accessTokenSeconds,
      me: await this.mine.me(actor),
    };
    return { response, refreshToken: refreshed.kind === 'rotated' ? refreshed.refreshToken : null, deviceToken: null };
  }

  /** Ends the session of the cookie and that of the access token; fine when neither is good any more. */
  async signOut(refreshToken: string | null, accessToken: string | null): Promise<void> {
    if (refreshToken) await this.sessions.endByToken(refreshToken);
    const check = await this.tokens.verify(accessToken);
    const { userId, sessionId } = check.kind === 'valid' ? check.actor : {};
    if (userId && sessionId)
      await this.uow.run((tx) => this.sessions.end(tx, { userId, only: sessionId }, 'signed-out'));
  }

  async signOutEverywhere(actor: Actor): Promise<void> {
    if (actor.kind !== 'user') throw new Forbidden('identity.not-with-api-token');
    await this.uow.run(async (tx) => {
      await this.sessions.end(tx, { userId: actor.userId }, 'signed-out-everywhere');
      this.audit.record(tx, {
        action: 'sessions.sign-out-everywhere',
        subject: { type: 'user', id: actor.userId, name: actor.name },
      });
    });
  }

  private async actorIn(userId: string, sessionId: string, byProvider = false): Promise<Actor> {
    const actor = await this.directory.actorIn(userId, sessionId, byProvider);
    if (!actor) throw new Unauthenticated('identity.session-over');
    return actor;
  }
}

import { Injectable } from '@nestjs/common';
import { AuditLog } from '@guiche/platform/audit';
import { amendCause } from '@guiche/platform/context';
import { UnitOfWork } from '@guiche/platform/database';
import { identityConfig } from '../identity.config.js';
import { Challenges } from '../second-factor/challenges.js';
import { SecondFactors, type CodeCheck } from '../second-factor/second-factors.js';
import { UserRepository } from '../users/user.repository.js';
import { AccessTokens } from './access-tokens.js';
import { KnownDevices } from './known-devices.js';
import { passwordMatches } from './password.js';
import { Sessions, type Device } from './sessions.js';
import { SignInSettings } from './sign-in-settings.js';
import { SignInThrottle } from './sign-in-throttle.js';

/** Somebody who wants in. */
export interface SignInAttempt extends Device {
  /** Login or e-mail. */
  readonly login: string;
  readonly password: string;
  /** What the browser kept from an earlier sign-in. */
  readonly deviceToken?: string | null;
  /** For clients that never refresh: no refresh token, and an access token of this length (at most a day). */
  readonly onlyAccessTokenSeconds?: number;
}

/** Somebody who is in. */
export interface SignedInResult {
  readonly kind: 'signed-in';
  readonly userId: string;
  readonly sessionId: string;
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  /** Null when only an access token was asked for. */
  readonly refreshToken: string | null;
  readonly deviceToken: string;
}

/** A code for a challenge. */
export interface ChallengeAnswer extends Device {
  readonly challenge: string;
  readonly code: string;
  readonly deviceToken?: string | null;
}

/**
 * What became of it. Only the Citrus façade tells `unknown-user` from `wrong-password` (API-10); everybody else answers
 * both with the same words.
 */
export type SignInResult =
  | SignedInResult
  | { readonly kind: 'unknown-user' }
  | { readonly kind: 'wrong-password' }
  /** The password is right; `Challenges` takes it from here. Clients that never refresh cannot go on: they use an API token. */
  | { readonly kind: 'second-factor-needed'; readonly challenge: string }
  /** The password is right, and of no use: only the root signs in with one (IAM-3). */
  | { readonly kind: 'local-sign-in-off' }
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number };

const longest = 86_400;

/** Signs people in (IAM-1): slow for whoever guesses, and the same work whether or not the login exists. */
@Injectable()
export class SignIn {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly users: UserRepository,
    private readonly throttle: SignInThrottle,
    private readonly devices: KnownDevices,
    private readonly sessions: Sessions,
    private readonly settings: SignInSettings,
    private readonly factors: SecondFactors,
    private readonly challenges: Challenges,
    private readonly tokens: AccessTokens,
    private readonly audit: AuditLog,
  ) {}

  async signIn(attempt: SignInAttempt): Promise<SignInResult> {
    const login = attempt.login.trim();
    const found = await this.uow.read((tx) => this.users.byLogin(tx, login));
    const deviceId = await this.devices.deviceOf(found?.id ?? null, attempt.deviceToken ?? null);
    // By the user where there is one: otherwise login and e-mail would give two counts for one account.
    const counted = { login: found?.id ?? login, ip: attempt.ip, deviceId };
    const retryAfterSeconds = await this.throttle.begin(counted);
    if (retryAfterSeconds > 0) return { kind: 'throttled', retryAfterSeconds };

    const user = found?.active ? found : null;
    const matches = await passwordMatches(user?.passwordHash ?? null, attempt.password);
    if (!user || !matches) {
      await this.noteFailure(found);
      return { kind: user ? 'wrong-password' : 'unknown-user' };
    }
    await this.throttle.succeeded(counted);
    const { isOff, isFactorOn } = await this.uow.read(async (tx) => ({
      isOff: !user.isRoot && (await this.settings.policy(tx)).localOnlyForRoot,
      isFactorOn: await this.factors.isOn(tx, user.id),
    }));
    if (isOff) {
      await this.noteFailure(user);
      return { kind: 'local-sign-in-off' };
    }
    if (isFactorOn) {
      return { kind: 'second-factor-needed', challenge: await this.challenges.issue(user.id, user.passwordHash) };
    }
    return this.begin(user, attempt, deviceId);
  }

  /** The second half of signing in with a second factor; null when the challenge is over. */
  async answer(attempt: ChallengeAnswer): Promise<SignedInResult | CodeCheck | null> {
    const challenge = await this.challenges.read(attempt.challenge);
    const user = challenge && (await this.uow.read((tx) => this.users.find(tx, challenge.userId)));
    if (!user?.active || !challenge?.isOf(user.passwordHash)) return null;
    const deviceId = await this.devices.deviceOf(user.id, attempt.deviceToken ?? null);
    const check = await this.factors.check(user.id, attempt.code, attempt.ip, deviceId);
    if (check.kind === 'wrong') await this.noteFailure(user);
    if (check.kind === 'wrong' || check.kind === 'throttled') return check;
    return this.begin(user, { ...attempt, secondFactor: check.kind }, deviceId);
  }

  /** Begins the session of somebody whom a directory has vouched for (IAM-3). */
  async beginVouchedFor(user: { id: string; name: string }, device: Device): Promise<SignedInResult> {
    return this.begin(user, device, null);
  }

  private async begin(
    user: { readonly id: string; readonly name: string },
    attempt: Device & { readonly onlyAccessTokenSeconds?: number },
    deviceId: string | null,
  ): Promise<SignedInResult> {
    const { onlyAccessTokenSeconds } = attempt;
    const byProvider = attempt.secondFactor === 'provider';
    const seconds = Math.min(onlyAccessTokenSeconds ?? identityConfig().accessTokenSeconds, longest);
    amendCause({ actor: { kind: 'user', id: user.id, name: user.name } });
    const { sessionId, refreshToken } = await this.uow.run(async (tx) => {
      const session =
        onlyAccessTokenSeconds === undefined
          ? await this.sessions.begin(tx, user.id, attempt)
          : { sessionId: await this.sessions.beginShort(tx, user.id, attempt, seconds), refreshToken: null };
      this.audit.record(tx, {
        action: 'sessions.sign-in',
        subject: { type: 'user', id: user.id, name: user.name },
        after: {
          sessionId: session.sessionId,
          userAgent: attempt.userAgent,
          ...(attempt.secondFactor && { secondFactor: attempt.secondFactor }),
        },
      });
      return session;
    });
    return {
      kind: 'signed-in',
      userId: user.id,
      sessionId,
      accessToken: await this.tokens.issue(user.id, sessionId, { seconds, byProvider }),
      expiresInSeconds: seconds,
      refreshToken,
      deviceToken: await this.devices.tokenFor(user.id, deviceId),
    };
  }

  /** For unknown logins too, so that both take equally long; what was typed is not kept: it may be a password. */
  private async noteFailure(user: { readonly id: string; readonly name: string } | null): Promise<void> {
    const subject = { type: 'user', id: user?.id ?? null, name: user?.name ?? null };
    await this.uow.run(async (tx) => this.audit.record(tx, { action: 'sessions.sign-in-failed', subject }));
  }
}

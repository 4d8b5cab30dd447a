import { Injectable } from '@nestjs/common';
import { Clock } from '@guiche/kernel';
import { UnitOfWork, type ReadTx, type Tx } from '@guiche/platform/database';
import { Sealed, Secrets } from '@guiche/platform/secrets';
import { SignInThrottle } from '../sign-in/sign-in-throttle.js';
import { hashOfRecoveryCode, looksLikeRecoveryCode } from './recovery-codes.js';
import { SecondFactorRepository, type SecondFactorRow } from './second-factor.repository.js';
import { stepOfCode } from './totp.js';

/** What became of a code: `totp` and `recovery-code` were right. */
export type CodeCheck =
  | { readonly kind: 'totp' | 'recovery-code' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number };

/** Judges codes of authenticators and of paper (IAM-2): each is good once, and guessing is slowed down like a password's. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly rows: SecondFactorRepository,
    private readonly secrets: Secrets,
    private readonly throttle: SignInThrottle,
  ) {}

  /** Whether the user signs in with one. */
  async isOn(tx: ReadTx, userId: string): Promise<boolean> {
    return (await this.rows.find(tx, userId))?.confirmedAt != null;
  }

  /** A code of somebody who signs in, or who proves himself again. */
  async check(userId: string, code: string, ip: string | null, deviceId: string | null = null): Promise<CodeCheck> {
    // Counted apart from passwords, and his own browser apart from others: a stolen password locks nobody out.
    const own = (what: string | null): string | null => what && `second-factor:${what}`;
    const attempt = { login: `second-factor:${userId}`, ip: own(ip), deviceId: own(deviceId) };
    const retryAfterSeconds = await this.throttle.begin(attempt);
    if (retryAfterSeconds > 0) return { kind: 'throttled', retryAfterSeconds };
    const kind = await this.uow.run((tx) => this.spend(tx, userId, code));
    if (kind === null) return { kind: 'wrong' };
    await this.throttle.succeeded(attempt);
    return { kind };
  }

  /** The first code of one that is being set up; nothing else is good yet. */
  async confirms(tx: Tx, userId: string, row: SecondFactorRow, code: string): Promise<boolean> {
    const step = stepOfCode(this.open(row), code.replaceAll(/\s/g, ''), this.clock.now(), row.lastStep);
    if (step !== null) await this.rows.spend(tx, userId, step);
    return step !== null;
  }

  private async spend(tx: Tx, userId: string, code: string): Promise<'totp' | 'recovery-code' | null> {
    const row = await this.rows.lock(tx, userId);
    if (!row?.confirmedAt) return null;
    if (looksLikeRecoveryCode(code)) {
      const hash = hashOfRecoveryCode(userId, code);
      return (await this.rows.useCode(tx, userId, hash, this.clock.now())) ? 'recovery-code' : null;
    }
    return (await this.confirms(tx, userId, row, code)) ? 'totp' : null;
  }

  private open({ secret }: SecondFactorRow): Buffer {
    return Buffer.from(this.secrets.open(Sealed.fromColumn(secret)), 'base64');
  }
}

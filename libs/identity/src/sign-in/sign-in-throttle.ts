import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { addMilliseconds, Clock, fold, TooMany } from '@guiche/kernel';
import { UnitOfWork } from '@guiche/platform/database';
import { delayAfter, throttleRules, type ThrottleKind } from './throttle.js';
import { ThrottleRepository, type FailureCount } from './throttle.repository.js';

/** Whom a try is counted for. The login is what was typed, whether or not somebody has it. */
export interface Attempt {
  readonly login: string;
  readonly ip: string | null;
  /** Set when the browser has signed in to this account before. */
  readonly deviceId: string | null;
}

interface Subject {
  readonly kind: ThrottleKind;
  readonly key: string;
}

/** Slows down whoever guesses passwords (IAM-1), for unknown logins just as for known ones. */
@Injectable()
export class SignInThrottle {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly counts: ThrottleRepository,
  ) {}

  /**
   * Counts the try as failed before the password is looked at, so that a thousand tries at once are a thousand; answers
   * how many seconds to wait when it is too early. A try that came too early is not counted.
   */
  async begin(attempt: Attempt): Promise<number> {
    const subjects = subjectsOf(attempt);
    const now = this.clock.now();
    return this.uow.run(async (tx) => {
      const counts = await this.counts.lock(
        tx,
        subjects.map(({ key }) => key),
        now,
      );
      const wait = Math.max(...counts.map(({ blockedUntil }) => (blockedUntil?.getTime() ?? 0) - now.getTime()));
      if (wait > 0) return Math.ceil(wait / 1000);
      for (const count of counts) {
        const kind = subjects.find(({ key }) => key === count.subject)?.kind ?? 'account';
        await this.counts.set(tx, failedOnceMore(kind, count, now));
      }
      return 0;
    });
  }

  /** The same for callers that have no better words than 429. */
  async require(attempt: Attempt): Promise<void> {
    const seconds = await this.begin(attempt);
    if (seconds > 0) throw new TooMany('identity.too-many-attempts', seconds);
  }

  /** The password was right: the account or device starts afresh; the address only gets this try back. */
  async succeeded(attempt: Attempt): Promise<void> {
    const subjects = subjectsOf(attempt);
    await this.uow.run(async (tx) => {
      const keys = (of: boolean): string[] =>
        subjects.filter(({ kind }) => (kind === 'address') === of).map(({ key }) => key);
      await this.counts.forget(tx, keys(false));
      for (const key of keys(true)) await this.counts.takeBack(tx, key);
    });
  }
}

function failedOnceMore(kind: ThrottleKind, count: FailureCount, now: Date): FailureCount {
  const quiet = now.getTime() - count.lastFailureAt.getTime() > throttleRules[kind].forgetSeconds * 1000;
  const failures = (quiet ? 0 : count.failures) + 1;
  const delay = delayAfter(kind, failures);
  return {
    subject: count.subject,
    failures,
    lastFailureAt: now,
    blockedUntil: delay > 0 ? addMilliseconds(now, delay * 1000) : null,
  };
}

// Logins are kept as hashes: people type their password into the wrong field.
const accountKey = (login: string): string => `account:${createHash('sha256').update(fold(login)).digest('hex')}`;

function subjectsOf({ login, ip, deviceId }: Attempt): Subject[] {
  if (deviceId) return [{ kind: 'device', key: `device:${deviceId}` }];
  const account: Subject = { kind: 'account', key: accountKey(login) };
  return ip ? [account, { kind: 'address', key: `address:${ip}` }] : [account];
}

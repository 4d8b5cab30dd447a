import { Injectable } from '@nestjs/common';
import { statement, type Tx } from '@guiche/platform/database';

/** What is known of the failures of a subject. */
export interface FailureCount {
  readonly subject: string;
  readonly failures: number;
  readonly lastFailureAt: Date;
  readonly blockedUntil: Date | null;
}

const ensure = statement(
  'identity.failure-ensure',
  `INSERT INTO sign_in_failure (subject, failures, last_failure_at) SELECT unnest($1::text[]), 0, $2 ON CONFLICT DO NOTHING`,
);
const lock = statement(
  'identity.failure-lock',
  `SELECT subject, failures, last_failure_at AS "lastFailureAt", blocked_until AS "blockedUntil"
   FROM sign_in_failure WHERE subject = ANY ($1::text[]) ORDER BY subject FOR UPDATE`,
);
const set = statement(
  'identity.failure-set',
  `UPDATE sign_in_failure SET failures = $2, last_failure_at = $3, blocked_until = $4 WHERE subject = $1`,
);
const takeBack = statement(
  'identity.failure-take-back',
  `UPDATE sign_in_failure SET failures = greatest(0, failures - 1), blocked_until = NULL WHERE subject = $1`,
);
const forget = statement('identity.failure-forget', `DELETE FROM sign_in_failure WHERE subject = ANY ($1::text[])`);
const forgetQuiet = statement(
  'identity.failure-forget-quiet',
  `DELETE FROM sign_in_failure WHERE last_failure_at < $1 AND (blocked_until IS NULL OR blocked_until < $1)`,
);

/** The table of failed sign-ins. */
@Injectable()
export class ThrottleRepository {
  /** The counts of these subjects, locked in one order for everybody. */
  async lock(tx: Tx, subjects: readonly string[], now: Date): Promise<FailureCount[]> {
    const sorted = [...subjects].sort();
    await tx.rows(ensure, [sorted, now]);
    return tx.rows<FailureCount>(lock, [sorted]);
  }

  async set(tx: Tx, { subject, failures, lastFailureAt, blockedUntil }: FailureCount): Promise<void> {
    await tx.rows(set, [subject, failures, lastFailureAt, blockedUntil]);
  }

  async takeBack(tx: Tx, subject: string): Promise<void> {
    await tx.rows(takeBack, [subject]);
  }

  async forget(tx: Tx, subjects: readonly string[]): Promise<void> {
    await tx.rows(forget, [subjects]);
  }

  async forgetQuietSince(tx: Tx, since: Date): Promise<void> {
    await tx.rows(forgetQuiet, [since]);
  }
}

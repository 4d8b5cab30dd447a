import { Injectable } from '@nestjs/common';
import { statement, type Tx } from '@guiche/platform/database';

const insert = statement(
  'identity.password-reset-insert',
  `INSERT INTO password_reset (hash, user_id, created_at, expires_at) VALUES ($1, $2, $3, $4)`,
);
const countSince = statement(
  'identity.password-reset-count',
  `SELECT count(*)::int AS count FROM password_reset WHERE user_id = $1 AND created_at > $2`,
);
const use = statement(
  'identity.password-reset-use',
  `UPDATE password_reset SET used_at = $2 WHERE hash = $1 AND used_at IS NULL AND expires_at > $2
   RETURNING user_id AS "userId"`,
);
const voidOthers = statement(
  'identity.password-reset-void',
  `UPDATE password_reset SET used_at = $2 WHERE user_id = $1 AND used_at IS NULL`,
);
const forget = statement('identity.password-reset-forget', `DELETE FROM password_reset WHERE expires_at < $1`);

/** The table of mailed links. */
@Injectable()
export class PasswordResetRepository {
  async insert(tx: Tx, hash: Buffer, userId: string, at: Date, expiresAt: Date): Promise<void> {
    await tx.rows(insert, [hash, userId, at, expiresAt]);
  }

  async countSince(tx: Tx, userId: string, since: Date): Promise<number> {
    return (await tx.row<{ count: number }>(countSince, [userId, since]))?.count ?? 0;
  }

  /** Whose link it is; null when nobody's, over, or used. Of two who bring it at once one comes second. */
  async use(tx: Tx, hash: Buffer, now: Date): Promise<string | null> {
    return (await tx.row<{ userId: string }>(use, [hash, now]))?.userId ?? null;
  }

  /** Voids what else was mailed to him. */
  async voidOthers(tx: Tx, userId: string, now: Date): Promise<void> {
    await tx.rows(voidOthers, [userId, now]);
  }

  async forgetBefore(tx: Tx, before: Date): Promise<void> {
    await tx.rows(forget, [before]);
  }
}

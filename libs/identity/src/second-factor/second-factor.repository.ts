import { Injectable } from '@nestjs/common';
import { statement, type ReadTx, type Tx } from '@guiche/platform/database';

/** What is known of somebody's authenticator. */
export interface SecondFactorRow {
  readonly secret: string;
  readonly lastStep: number;
  readonly confirmedAt: Date | null;
}

const columns = `secret, last_step::float8 AS "lastStep", confirmed_at AS "confirmedAt"`;
const find = statement('identity.second-factor-find', `SELECT ${columns} FROM second_factor WHERE user_id = $1`);
const lock = statement(
  'identity.second-factor-lock',
  `SELECT ${columns} FROM second_factor WHERE user_id = $1 FOR UPDATE`,
);
// One that is in force is never replaced by one that is being set up.
const begin = statement(
  'identity.second-factor-begin',
  `INSERT INTO second_factor (user_id, secret, created_at) VALUES ($1, $2, $3)
   ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, last_step = 0, created_at = excluded.created_at
   WHERE second_factor.confirmed_at IS NULL RETURNING user_id`,
);
const spend = statement('identity.second-factor-spend', `UPDATE second_factor SET last_step = $2 WHERE user_id = $1`);
const confirm = statement(
  'identity.second-factor-confirm',
  `UPDATE second_factor SET confirmed_at = $2 WHERE user_id = $1`,
);
const remove = statement(
  'identity.second-factor-remove',
  `DELETE FROM second_factor WHERE user_id = $1 RETURNING confirmed_at AS "confirmedAt"`,
);
const forgetCodes = statement('identity.recovery-codes-forget', `DELETE FROM recovery_code WHERE user_id = $1`);
const insertCodes = statement(
  'identity.recovery-codes-insert',
  `INSERT INTO recovery_code (user_id, hash) SELECT $1, unnest($2::bytea[])`,
);
const useCode = statement(
  'identity.recovery-code-use',
  `UPDATE recovery_code SET used_at = $3 WHERE user_id = $1 AND hash = $2 AND used_at IS NULL RETURNING hash`,
);
const codesLeft = statement(
  'identity.recovery-codes-left',
  `SELECT count(*)::int AS left FROM recovery_code WHERE user_id = $1 AND used_at IS NULL`,
);
const isRequired = statement(
  'identity.second-factor-required',
  `SELECT p.requires_second_factor AS required FROM user_account u JOIN profile p ON p.id = u.profile_id WHERE u.id = $1`,
);

/** The tables of authenticators and recovery codes. */
@Injectable()
export class SecondFactorRepository {
  find(tx: ReadTx, userId: string): Promise<SecondFactorRow | null> {
    return tx.row<SecondFactorRow>(find, [userId]);
  }

  /** Locked, so that of two who bring the same code at once one comes second. */
  lock(tx: Tx, userId: string): Promise<SecondFactorRow | null> {
    return tx.row<SecondFactorRow>(lock, [userId]);
  }

  /** False when one is in force already. */
  async begin(tx: Tx, userId: string, sealed: string, now: Date): Promise<boolean> {
    return (await tx.rows(begin, [userId, sealed, now])).length > 0;
  }

  async spend(tx: Tx, userId: string, step: number): Promise<void> {
    await tx.rows(spend, [userId, step]);
  }

  async confirm(tx: Tx, userId: string, now: Date): Promise<void> {
    await tx.rows(confirm, [userId, now]);
  }

  /** Answers whether one was in force. */
  async remove(tx: Tx, userId: string): Promise<boolean> {
    await tx.rows(forgetCodes, [userId]);
    const row = await tx.row<{ confirmedAt: Date | null }>(remove, [userId]);
    return row?.confirmedAt != null;
  }

  async replaceCodes(tx: Tx, userId: string, hashes: readonly Buffer[]): Promise<void> {
    await tx.rows(forgetCodes, [userId]);
    await tx.rows(insertCodes, [userId, hashes]);
  }

  /** True once per code. */
  async useCode(tx: Tx, userId: string, hash: Buffer, now: Date): Promise<boolean> {
    return (await tx.rows(useCode, [userId, hash, now])).length > 0;
  }

  async codesLeft(tx: ReadTx, userId: string): Promise<number> {
    return (await tx.row<{ left: number }>(codesLeft, [userId]))?.left ?? 0;
  }

  async isRequired(tx: ReadTx, userId: string): Promise<boolean> {
    return (await tx.row<{ required: boolean }>(isRequired, [userId]))?.required ?? false;
  }
}

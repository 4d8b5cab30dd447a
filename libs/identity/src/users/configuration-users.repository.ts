import { Injectable } from '@nestjs/common';
import { statement, type ReadTx } from '@guiche/platform/database';

const logins = statement('identity.user-logins', `SELECT id, login::text AS login FROM user_account`);
const byLogin = statement('identity.user-id-by-login', `SELECT id FROM user_account WHERE login = $1`);
const firstRoot = statement(
  'identity.first-root',
  `SELECT id FROM user_account WHERE is_root AND active ORDER BY created_at, id LIMIT 1`,
);

/** Users by their logins, for configuration documents. */
@Injectable()
export class ConfigurationUsersRepository {
  logins(tx: ReadTx): Promise<{ id: string; login: string }[]> {
    return tx.rows(logins);
  }

  async idOf(tx: ReadTx, login: string): Promise<string | null> {
    return (await tx.row<{ id: string }>(byLogin, [login]))?.id ?? null;
  }

  async firstRoot(tx: ReadTx): Promise<string | null> {
    return (await tx.row<{ id: string }>(firstRoot))?.id ?? null;
  }
}

import { Injectable } from '@nestjs/common';
import { statement, type ReadTx } from '@guiche/platform/database';
import type { UserTieItem, UserTieReport } from './user-ties.js';

/** How many of a kind are named. */
const named = 20;

// Inactive ones too: they go with the others, so that nobody comes back below somebody who left.
const subordinates = statement(
  'identity.tie-subordinates',
  `SELECT id, name, (count(*) OVER ())::int AS total FROM user_account WHERE superior_id = $1
   ORDER BY name, id LIMIT ${named}`,
);
const apiTokens = statement(
  'identity.tie-api-tokens',
  `SELECT id, name, (count(*) OVER ())::int AS total FROM api_token
    WHERE user_id = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)
    ORDER BY name, id LIMIT ${named}`,
);

type Row = UserTieItem & { readonly total: number };

/** Reads what users are tied to within this lib. */
@Injectable()
export class UserTieRepository {
  async subordinates(tx: ReadTx, userId: string): Promise<UserTieReport> {
    return reportOf(await tx.rows<Row>(subordinates, [userId]));
  }

  async apiTokens(tx: ReadTx, userId: string, now: Date): Promise<UserTieReport> {
    return reportOf(await tx.rows<Row>(apiTokens, [userId, now]));
  }
}

const reportOf = (rows: readonly Row[]): UserTieReport => ({
  count: rows[0]?.total ?? 0,
  items: rows.map(({ id, name }) => ({ id, name })),
});

import { Injectable } from '@nestjs/common';
import { statement, type ReadTx, type Tx } from '@guiche/platform/database';
import type { ListRequest, Page } from '@guiche/platform/http';
import { insertRecord, listRecords } from '@guiche/platform/records';
import { ApiToken } from './api-token.entity.js';
import { apiTokenList } from './api-token.list.js';

/** What a request with an API token needs to know of it. */
export interface UsableToken {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly permissions: readonly string[];
  readonly lastUsedAt: Date | null;
}

const usable = statement(
  'identity.api-token-usable',
  `SELECT id, user_id AS "userId", name, permissions, last_used_at AS "lastUsedAt" FROM api_token
   WHERE hash = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)`,
);
const usableById = statement(
  'identity.api-token-usable-by-id',
  `SELECT id, user_id AS "userId", name, permissions, last_used_at AS "lastUsedAt" FROM api_token
   WHERE id = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)`,
);
const revoke = statement(
  'identity.api-token-revoke',
  `UPDATE api_token SET revoked_at = $3, version = version + 1
   WHERE id = $1 AND revoked_at IS NULL AND ($2::uuid IS NULL OR user_id = $2) RETURNING name, user_id AS "userId"`,
);

/** Notes a use, once a minute at most: a busy client must not turn every reading into a write. */
export const noteTokenUse = statement(
  'identity.api-token-used',
  `UPDATE api_token SET last_used_at = $2::timestamptz WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $2::timestamptz - interval '1 minute')`,
);

/** The table of API tokens. */
@Injectable()
export class ApiTokenRepository {
  /** All tokens, or those of one owner. */
  list(tx: ReadTx, request: ListRequest, ownerId: string | null): Promise<Page<ApiToken>> {
    const own = { where: '$1::uuid IS NULL OR api_token.user_id = $1', params: [ownerId] };
    return listRecords(tx, ApiToken, apiTokenList, request, own);
  }

  insert(tx: Tx, token: ApiToken): Promise<ApiToken> {
    return insertRecord(tx, ApiToken, token);
  }

  usable(tx: ReadTx, hash: Buffer, now: Date): Promise<UsableToken | null> {
    return tx.row<UsableToken>(usable, [hash, now]);
  }

  usableById(tx: ReadTx, id: string, now: Date): Promise<UsableToken | null> {
    return tx.row<UsableToken>(usableById, [id, now]);
  }

  /** Revokes a live token, of this owner if one is named; null when there is none. */
  revoke(tx: Tx, id: string, ownerId: string | null, at: Date): Promise<{ name: string; userId: string } | null> {
    return tx.row(revoke, [id, ownerId, at]);
  }
}

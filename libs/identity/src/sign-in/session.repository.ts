import { Injectable } from '@nestjs/common';
import { statement, type ReadTx, type Tx } from '@guiche/platform/database';

/** A refresh token with the session it belongs to. */
export interface TokenInSession {
  readonly sessionId: string;
  readonly userId: string;
  readonly usedAt: Date | null;
  readonly tokenExpiresAt: Date;
  readonly sessionExpiresAt: Date;
  readonly revokedAt: Date | null;
  readonly secondFactor: SecondFactorKind | null;
}

/** What stood beside the password; `provider` for a directory that vouched for everything. */
export type SecondFactorKind = 'totp' | 'recovery-code' | 'provider';

/** A session that begins. */
export interface NewSession {
  readonly id: string;
  readonly userId: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly secondFactor: SecondFactorKind | null;
  readonly at: Date;
  readonly expiresAt: Date;
}

const insertSession = statement(
  'identity.session-insert',
  `INSERT INTO session (id, user_id, ip, user_agent, second_factor, created_at, last_used_at, expires_at)
   VALUES ($1, $2, $3, $4, $5, $6, $6, $7)`,
);
const insertToken = statement(
  'identity.refresh-token-insert',
  `INSERT INTO refresh_token (hash, session_id, created_at, expires_at) VALUES ($1, $2, $3, $4)`,
);
// The token's row is the lock: two tabs that refresh at once come one after the other.
const lockToken = statement(
  'identity.refresh-token-lock',
  `SELECT t.session_id AS "sessionId", s.user_id AS "userId", t.used_at AS "usedAt", t.expires_at AS "tokenExpiresAt",
          s.expires_at AS "sessionExpiresAt", s.revoked_at AS "revokedAt", s.second_factor AS "secondFactor"
   FROM refresh_token t JOIN session s ON s.id = t.session_id WHERE t.hash = $1 FOR UPDATE OF t`,
);
const useToken = statement('identity.refresh-token-use', `UPDATE refresh_token SET used_at = $2 WHERE hash = $1`);
const extend = statement(
  'identity.session-extend',
  `UPDATE session SET last_used_at = $2, expires_at = $3 WHERE id = $1 AND revoked_at IS NULL`,
);
const revoke = statement(
  'identity.session-revoke',
  `UPDATE session SET revoked_at = $3, revoked_why = $4
   WHERE user_id = $1 AND revoked_at IS NULL AND expires_at > $3 AND ($2::uuid IS NULL OR id = $2) AND ($5::uuid IS NULL OR id <> $5)
   RETURNING id`,
);
const live = statement(
  'identity.sessions-live',
  `SELECT id, ip, user_agent AS "userAgent", second_factor AS "secondFactor", created_at AS "createdAt",
          last_used_at AS "lastUsedAt", expires_at AS "expiresAt"
   FROM session WHERE user_id = $1 AND revoked_at IS NULL AND expires_at > $2 ORDER BY last_used_at DESC, id LIMIT 200`,
);
const touchUser = statement('identity.user-signed-in', `UPDATE user_account SET last_sign_in_at = $2 WHERE id = $1`);
const forgetTokens = statement(
  'identity.session-forget-tokens',
  `DELETE FROM refresh_token WHERE session_id IN (SELECT id FROM session WHERE expires_at < $1)`,
);
const forgetSessions = statement('identity.session-forget', `DELETE FROM session WHERE expires_at < $1`);

/** A session as its owner sees it. */
export interface LiveSession {
  readonly id: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly secondFactor: SecondFactorKind | null;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
  readonly expiresAt: Date;
}

/** Which of a user's sessions to end. */
export interface SessionChoice {
  readonly userId: string;
  /** One of them; all when absent. */
  readonly only?: string;
  readonly except?: string | undefined;
}

/** The tables of sessions and their refresh tokens. */
@Injectable()
export class SessionRepository {
  async insert(tx: Tx, { id, userId, ip, userAgent, secondFactor, at, expiresAt }: NewSession): Promise<void> {
    await tx.rows(insertSession, [id, userId, ip, userAgent, secondFactor, at, expiresAt]);
    await tx.rows(touchUser, [userId, at]);
  }

  async addToken(tx: Tx, hash: Buffer, sessionId: string, at: Date, expiresAt: Date): Promise<void> {
    await tx.rows(insertToken, [hash, sessionId, at, expiresAt]);
  }

  lockToken(tx: Tx, hash: Buffer): Promise<TokenInSession | null> {
    return tx.row<TokenInSession>(lockToken, [hash]);
  }

  /** Spends a token and lets its session live on. */
  async spend(tx: Tx, hash: Buffer, sessionId: string, at: Date, expiresAt: Date): Promise<void> {
    await tx.rows(useToken, [hash, at]);
    await tx.rows(extend, [sessionId, at, expiresAt]);
  }

  /** Ends live sessions and answers which. */
  async end(tx: Tx, { userId, only, except }: SessionChoice, at: Date, why: string): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(revoke, [userId, only ?? null, at, why, except ?? null]);
    return rows.map(({ id }) => id);
  }

  /** The sessions that are not over, the last used first. */
  live(tx: ReadTx, userId: string, now: Date): Promise<LiveSession[]> {
    return tx.rows<LiveSession>(live, [userId, now]);
  }

  async forgetBefore(tx: Tx, before: Date): Promise<void> {
    await tx.rows(forgetTokens, [before]);
    await tx.rows(forgetSessions, [before]);
  }
}

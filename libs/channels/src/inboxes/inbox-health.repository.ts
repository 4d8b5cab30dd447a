import { Injectable } from '@nestjs/common';
import { statement, type ReadTx, type Tx } from '@guiche/platform/database';

/** How an inbox is doing (CHN-2). */
export interface HealthRecord {
  readonly inboxId: string;
  readonly lastInAt: Date | null;
  readonly lastOutAt: Date | null;
  readonly lastError: string | null;
  readonly lastErrorAt: Date | null;
  readonly pausedUntil: Date | null;
  readonly reconnectNeeded: boolean;
  readonly consecutiveFailures: number;
}

const columns = `inbox_id AS "inboxId", last_in_at AS "lastInAt", last_out_at AS "lastOutAt", last_error AS "lastError",
  last_error_at AS "lastErrorAt", paused_until AS "pausedUntil", reconnect_needed AS "reconnectNeeded",
  consecutive_failures AS "consecutiveFailures"`;

const create = statement(
  'channels.health-create',
  `INSERT INTO inbox_health (inbox_id) VALUES ($1) ON CONFLICT DO NOTHING`,
);
const find = statement('channels.health-find', `SELECT ${columns} FROM inbox_health WHERE inbox_id = ANY ($1::uuid[])`);
const lock = statement(
  'channels.health-lock',
  `SELECT ${columns} FROM inbox_health WHERE inbox_id = $1 FOR NO KEY UPDATE`,
);
const save = statement(
  'channels.health-save',
  `UPDATE inbox_health SET last_error = $2, last_error_at = $3, paused_until = $4, reconnect_needed = $5, consecutive_failures = $6
    WHERE inbox_id = $1`,
);
const markIn = statement(
  'channels.health-mark-in',
  `UPDATE inbox_health SET last_in_at = greatest(last_in_at, $2) WHERE inbox_id = $1`,
);
const markOut = statement(
  'channels.health-mark-out',
  `UPDATE inbox_health SET last_out_at = greatest(last_out_at, $2), consecutive_failures = 0, paused_until = NULL WHERE inbox_id = $1`,
);
const repaired = statement(
  'channels.health-repaired',
  `UPDATE inbox_health SET paused_until = NULL, reconnect_needed = false, consecutive_failures = 0 WHERE inbox_id = $1`,
);
const error = statement(
  'channels.health-error',
  `UPDATE inbox_health SET last_error = $2, last_error_at = $3 WHERE inbox_id = $1`,
);
// Waiting messages are never older than the time after which delivery gives up, and ids are ordered by time.
const waiting = statement(
  'channels.health-waiting',
  `SELECT count(*)::int AS n FROM message
    WHERE inbox_id = $1 AND direction = 'out' AND delivery IN ('queued', 'sending') AND created_at >= $2 AND id >= $3`,
);
const notUnderstood = statement(
  'channels.health-not-understood',
  `SELECT count(*)::int AS n FROM webhook_receipt WHERE inbox_id = $1 AND not_understood IS NOT NULL AND received_at >= $2`,
);

/** The health row of an inbox. Touched by every delivery, so what is frequent is one small statement. */
@Injectable()
export class InboxHealthRepository {
  async create(tx: Tx, inboxId: string): Promise<void> {
    await tx.rows(create, [inboxId]);
  }

  async findMany(tx: ReadTx, inboxIds: readonly string[]): Promise<Map<string, HealthRecord>> {
    const rows = await tx.rows<HealthRecord>(find, [inboxIds]);
    return new Map(rows.map((row) => [row.inboxId, row]));
  }

  lock(tx: Tx, inboxId: string): Promise<HealthRecord | null> {
    return tx.row<HealthRecord>(lock, [inboxId]);
  }

  async save(tx: Tx, health: HealthRecord): Promise<void> {
    const { inboxId, lastError, lastErrorAt, pausedUntil, reconnectNeeded, consecutiveFailures } = health;
    await tx.rows(save, [inboxId, lastError, lastErrorAt, pausedUntil, reconnectNeeded, consecutiveFailures]);
  }

  async markIn(tx: Tx, inboxId: string, at: Date): Promise<void> {
    await tx.rows(markIn, [inboxId, at]);
  }

  /** Something was accepted: the provider is there again. */
  async markOut(tx: Tx, inboxId: string, at: Date): Promise<void> {
    await tx.rows(markOut, [inboxId, at]);
  }

  /** Somebody changed the inbox: what was wrong with it may be right now. */
  async markRepaired(tx: Tx, inboxId: string): Promise<void> {
    await tx.rows(repaired, [inboxId]);
  }

  async markError(tx: Tx, inboxId: string, words: string, at: Date): Promise<void> {
    await tx.rows(error, [inboxId, words, at]);
  }

  async countWaiting(tx: ReadTx, inboxId: string, since: Date): Promise<number> {
    return (await tx.row<{ n: number }>(waiting, [inboxId, since, firstIdAt(since)]))?.n ?? 0;
  }

  async countNotUnderstood(tx: ReadTx, inboxId: string, since: Date): Promise<number> {
    return (await tx.row<{ n: number }>(notUnderstood, [inboxId, since]))?.n ?? 0;
  }
}

/** The smallest UUIDv7 of an instant. */
function firstIdAt(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

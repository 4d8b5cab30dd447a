import { Injectable } from '@nestjs/common';
import { newId } from '@guiche/kernel';
import { statement, type ReadTx, type Tx } from '@guiche/platform/database';
import { PresenceLogEntity, type Presence, type PresenceCause } from '../agents/agent-state.entity.js';

const current = statement(
  'routing.presence-lock',
  `SELECT presence, pause_reason_id FROM agent_state WHERE user_id = $1 FOR NO KEY UPDATE`,
);
const change = statement(
  'routing.presence-change',
  `UPDATE agent_state SET presence = $2, presence_since = $3, pause_reason_id = $4 WHERE user_id = $1`,
);
const connect = statement(
  'routing.presence-connect',
  `INSERT INTO presence_connection (id, user_id, process_id, seen_at) VALUES ($1, $2, $3, $4)
   ON CONFLICT (id) DO UPDATE SET seen_at = EXCLUDED.seen_at`,
);
const renew = statement(
  'routing.presence-renew',
  `UPDATE presence_connection SET seen_at = $2 WHERE id = ANY ($1::uuid[])`,
);
const forget = statement('routing.presence-forget', `DELETE FROM presence_connection WHERE seen_at < $1`);
// At work by his own word, without a connection that was alive within the grace, and not just arrived.
const lost = statement(
  'routing.presence-lost',
  `SELECT a.user_id FROM agent_state a
   WHERE a.presence <> 'offline' AND a.presence_since < $1
     AND NOT EXISTS (SELECT 1 FROM presence_connection c WHERE c.user_id = a.user_id AND c.seen_at >= $1)
   ORDER BY a.user_id LIMIT 100`,
);

/** Presence and the connections that carry it. */
@Injectable()
export class PresenceRepository {
  lock(tx: Tx, userId: string): Promise<{ presence: Presence; pause_reason_id: string | null } | null> {
    return tx.row(current, [userId]);
  }

  async change(
    tx: Tx,
    userId: string,
    to: Presence,
    at: Date,
    reasonId: string | null,
    cause: PresenceCause,
  ): Promise<void> {
    await tx.rows(change, [userId, to, at, reasonId]);
    await tx.manager.insert(PresenceLogEntity, { id: newId(), userId, presence: to, reasonId, cause, at });
  }

  async connect(tx: Tx, connection: { id: string; userId: string; processId: string; at: Date }): Promise<void> {
    await tx.rows(connect, [connection.id, connection.userId, connection.processId, connection.at]);
  }

  async renew(tx: Tx, connectionIds: readonly string[], at: Date): Promise<void> {
    await tx.rows(renew, [connectionIds, at]);
  }

  /** Agents at work whose last sign of life is older than this. */
  async withoutConnectionSince(tx: ReadTx, since: Date): Promise<string[]> {
    return (await tx.rows<{ user_id: string }>(lost, [since])).map((row) => row.user_id);
  }

  async forgetConnections(tx: Tx, before: Date): Promise<void> {
    await tx.rows(forget, [before]);
  }
}

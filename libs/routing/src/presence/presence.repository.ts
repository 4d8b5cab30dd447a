import { Injectable } from '@nestjs/common';
import { newId } from '@guiche/kernel';
import { statement, type ReadTx, type Tx } from '@guiche/platform/database';
import { PresenceLogEntity, type Presence, type PresenceCause } from '../agents/agent-state.entity.js';

const current = statement(
  'routing.presence-current',
  `SELECT presence, pause_reason_id FROM agent_state WHERE user_id = $1`,
);
const change = statement(
  'routing.presence-change',
  `UPDATE agent_state SET presence = $2, presence_since = $3, pause_reason_id = $4 WHERE user_id = $1`,
);
// Set by himself longer ago than the grace, and no connection of his was alive within it.
const isLost = `a.presence <> 'offline' AND a.presence_since < $1
  AND NOT EXISTS (SELECT 1 FROM presence_connection c WHERE c.user_id = a.user_id AND c.seen_at >= $1)`;
const lost = statement(
  'routing.presence-lost',
  `SELECT a.user_id FROM agent_state a WHERE ${isLost} ORDER BY a.user_id LIMIT 1000`,
);
const stillLost = statement(
  'routing.presence-still-lost',
  `SELECT 1 FROM agent_state a WHERE a.user_id = $2 AND ${isLost}`,
);

/** Presence as it stands and as it was. */
@Injectable()
export class PresenceRepository {
  /** Of an agent whose row is held. */
  current(tx: Tx, userId: string): Promise<{ presence: Presence; pause_reason_id: string | null } | null> {
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

  /** Agents at work whose last sign of life is older than this, a thousand at most. */
  async lostSince(tx: ReadTx, since: Date): Promise<string[]> {
    return (await tx.rows<{ user_id: string }>(lost, [since])).map((row) => row.user_id);
  }

  async isLostSince(tx: ReadTx, userId: string, since: Date): Promise<boolean> {
    return (await tx.row(stillLost, [since, userId])) !== null;
  }
}

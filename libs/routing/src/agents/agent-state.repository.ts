import { Injectable } from '@nestjs/common';
import { statement, type ReadTx, type Tx } from '@guiche/platform/database';

const ensure = statement(
  'routing.agent-ensure',
  `INSERT INTO agent_state (user_id, presence, presence_since) VALUES ($1, 'offline', $2) ON CONFLICT DO NOTHING`,
);
// In the order of ids, so that two transfers in opposite directions do not wait for each other.
const lock = statement(
  'routing.agents-lock',
  `SELECT user_id FROM agent_state WHERE user_id = ANY ($1::uuid[]) ORDER BY user_id FOR NO KEY UPDATE`,
);
// What counts towards the limit (RTE-5): live tickets that do not wait for the customer.
const recount = statement(
  'routing.agents-recount',
  `UPDATE agent_state a SET load = counted.load
   FROM (SELECT s.user_id, (SELECT count(*) FROM ticket t
           WHERE t.assignee_id = s.user_id AND t.is_live AND t.status <> 'waiting') AS load
         FROM unnest($1::uuid[]) AS s(user_id)) AS counted
   WHERE a.user_id = counted.user_id AND a.load <> counted.load
   RETURNING a.user_id, a.load`,
);
const assigned = statement('routing.agent-assigned', `UPDATE agent_state SET last_assigned_at = $2 WHERE user_id = $1`);

/** The rows that whoever changes an agent's tickets must hold. */
@Injectable()
export class AgentStateRepository {
  /** Sees to it that the agent has a row. */
  async ensure(tx: Tx, userId: string, now: Date): Promise<void> {
    await tx.rows(ensure, [userId, now]);
  }

  /**
   * Counts the agents' tickets anew while holding their rows. The lock comes first, in a statement of its own: only then
   * does the count see what those committed who held it before.
   */
  async recount(tx: Tx, userIds: readonly string[]): Promise<void> {
    await tx.rows(lock, [userIds]);
    await tx.rows(recount, [userIds]);
  }

  /** Puts the agent at the end of the rotation. */
  async markAssigned(tx: Tx, userId: string, at: Date): Promise<void> {
    await tx.rows(assigned, [userId, at]);
  }

  /** The load of agents, for screens. */
  async find(tx: ReadTx, userId: string): Promise<AgentRow | null> {
    return tx.row<AgentRow>(find, [userId]);
  }

  /** Every active user who is in a queue or has been at work. */
  list(tx: ReadTx): Promise<AgentRow[]> {
    return tx.rows<AgentRow>(list);
  }
}

/** An agent as others see him. */
export interface AgentRow {
  readonly userId: string;
  readonly name: string;
  readonly presence: string;
  readonly presenceSince: Date | null;
  readonly pauseReasonId: string | null;
  readonly load: number;
  /** His own limit, or the highest of his queues; null when he is in none. */
  readonly capacity: number | null;
}

const columns = `u.id AS "userId", u.display_name AS name, coalesce(a.presence, 'offline') AS presence,
  a.presence_since AS "presenceSince", a.pause_reason_id AS "pauseReasonId", coalesce(a.load, 0) AS load,
  coalesce(a.own_capacity, (SELECT max(q.capacity) FROM queue_member m JOIN queue q ON q.id = m.queue_id AND q.active
                            WHERE m.user_id = u.id)) AS capacity`;
const find = statement(
  'routing.agent-find',
  `SELECT ${columns} FROM user_account u LEFT JOIN agent_state a ON a.user_id = u.id WHERE u.id = $1`,
);
const list = statement(
  'routing.agent-list',
  `SELECT ${columns} FROM user_account u LEFT JOIN agent_state a ON a.user_id = u.id
   WHERE u.active AND (a.user_id IS NOT NULL OR EXISTS (SELECT 1 FROM queue_member m WHERE m.user_id = u.id))
   ORDER BY u.display_name, u.id LIMIT 10000`,
);

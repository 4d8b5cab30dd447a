import { Injectable } from '@nestjs/common';
import { statement, type Tx } from '@guiche/platform/database';
import { countsTowardsLimitSql } from './load.js';

const ensure = statement(
  'routing.agents-ensure',
  `INSERT INTO agent_state (user_id, presence, presence_since)
   SELECT id, 'offline', $2 FROM unnest($1::uuid[]) AS missing(id) ORDER BY id ON CONFLICT DO NOTHING`,
);
// In the order of ids, so that two transfers in opposite directions do not wait for each other.
const lock = statement(
  'routing.agents-lock',
  `SELECT user_id FROM agent_state WHERE user_id = ANY ($1::uuid[]) ORDER BY user_id FOR NO KEY UPDATE`,
);
const recount = statement(
  'routing.agents-recount',
  `WITH counted AS (
     SELECT u.id, u.active, (SELECT count(*) FROM ticket t WHERE t.assignee_id = u.id AND ${countsTowardsLimitSql('t')}) AS load
       FROM user_account u WHERE u.id = ANY ($1::uuid[])),
   written AS (
     UPDATE agent_state a
        SET load = c.load, last_assigned_at = CASE WHEN a.user_id = ANY ($2::uuid[]) THEN $3 ELSE a.last_assigned_at END
       FROM counted c WHERE a.user_id = c.id AND (a.load <> c.load OR a.user_id = ANY ($2::uuid[])))
   SELECT c.id AS "userId", c.active FROM counted c`,
);

/** An agent whose row is held. */
export interface HeldAgent {
  readonly userId: string;
  readonly active: boolean;
}

/**
 * The rows that whoever changes an agent's tickets or presence must hold. They are always taken after the ticket's row,
 * and several of them at once, never one by one: that is the whole order of locks.
 */
@Injectable()
export class AgentStateRepository {
  /** Holds the agents' rows until the transaction ends; makes those that are not there yet. */
  async lock(tx: Tx, userIds: readonly string[], now: Date): Promise<void> {
    if ((await tx.rows(lock, [userIds])).length === userIds.length) return;
    await tx.rows(ensure, [userIds, now]);
    await tx.rows(lock, [userIds]);
  }

  /**
   * Counts the tickets of agents whose rows are held, and puts those who were given one at the end of the rotation.
   * A statement of its own after the lock: only then does it see what those committed who held the rows before.
   */
  recount(tx: Tx, userIds: readonly string[], receiverIds: readonly string[], at: Date): Promise<HeldAgent[]> {
    return tx.rows<HeldAgent>(recount, [userIds, receiverIds, at]);
  }
}

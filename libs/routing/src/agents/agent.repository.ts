import { Injectable } from '@nestjs/common';
import { listPage, type ListRequest, type Page } from '@guiche/platform/http';
import { statement, type ReadTx } from '@guiche/platform/database';
import { agentList } from './agent.list.js';
import type { Presence } from './agent-state.entity.js';

/** An agent as others see him. */
export interface AgentRow {
  readonly userId: string;
  readonly name: string;
  readonly presence: Presence;
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
const from = 'user_account u LEFT JOIN agent_state a ON a.user_id = u.id';

const find = statement(
  'routing.agents-find',
  `SELECT ${columns} FROM ${from} WHERE u.id = ANY ($1::uuid[]) ORDER BY u.id`,
);

/** Agents as screens show them. */
@Injectable()
export class AgentRepository {
  /** These users, whether they are agents or not. */
  find(tx: ReadTx, userIds: readonly string[]): Promise<AgentRow[]> {
    return tx.rows<AgentRow>(find, [userIds]);
  }

  /** A page of those who are in a queue or have been at work. */
  list(tx: ReadTx, request: ListRequest): Promise<Page<AgentRow>> {
    return listPage<AgentRow>(tx, agentList, request, {
      from,
      select: columns,
      where: 'u.active AND (a.user_id IS NOT NULL OR EXISTS (SELECT 1 FROM queue_member m WHERE m.user_id = u.id))',
    });
  }
}

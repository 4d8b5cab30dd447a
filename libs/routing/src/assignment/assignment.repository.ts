import { Injectable } from '@nestjs/common';
import { statement, type ReadTx, type Statement, type Tx } from '@guiche/platform/database';
import { agentOrder, strategies, type Strategy } from './strategies.js';

/** A ticket that waits and is now ours to give. */
export interface WaitingTicket {
  readonly id: string;
  readonly inbox_id: string;
}

const strategyOf = statement('routing.queue-strategy', `SELECT strategy FROM queue WHERE id = $1 AND active`);

// By priority, then age (RTE-8). A ticket that somebody else holds is being given or changed by him just now.
const oldestWaiting = statement(
  'routing.ticket-oldest-waiting',
  `SELECT id, inbox_id FROM ticket
   WHERE queue_id = $1 AND is_live AND assignee_id IS NULL
   ORDER BY priority DESC, queued_at, id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`,
);
const anyWaiting = statement(
  'routing.ticket-any-waiting',
  `SELECT EXISTS (SELECT 1 FROM ticket WHERE queue_id = $1 AND is_live AND assignee_id IS NULL) AS found`,
);

// With room, at work, and able to see the ticket: the limit is the agent's own or the queue's.
const eligible = `
   FROM queue_member m
   JOIN queue q ON q.id = m.queue_id AND q.active
   JOIN agent_state a ON a.user_id = m.user_id
   JOIN user_account u ON u.id = m.user_id AND u.active
   JOIN profile p ON p.id = u.profile_id
   WHERE m.queue_id = $1 AND a.presence = 'online' AND a.load < coalesce(a.own_capacity, q.capacity)`;
const seesInbox = `
     AND (u.is_root OR p.reaches_all_inboxes
          OR EXISTS (SELECT 1 FROM inbox_member i WHERE i.inbox_id = $2 AND i.user_id = m.user_id))`;

interface Picks {
  readonly free: Statement;
  readonly any: Statement;
}
const pick = (strategy: Strategy): Picks => {
  const text = `SELECT a.user_id ${eligible} ${seesInbox} ORDER BY ${agentOrder[strategy]} LIMIT 1 FOR NO KEY UPDATE OF a`;
  return {
    // An agent whose row somebody holds is most likely being given a ticket: the next in turn is asked at once.
    free: statement(`routing.agent-pick-free-${strategy}`, `${text} SKIP LOCKED`),
    any: statement(`routing.agent-pick-any-${strategy}`, text),
  };
};
const picks = Object.fromEntries(strategies.map((strategy) => [strategy, pick(strategy)])) as Record<Strategy, Picks>;

const anyRoom = statement('routing.agent-any-room', `SELECT EXISTS (SELECT 1 ${eligible}) AS found`);

/** The two rows that meet in an assignment. */
@Injectable()
export class AssignmentRepository {
  /** The strategy of an active queue; null for others. */
  async strategyOf(tx: ReadTx, queueId: string): Promise<Strategy | null> {
    return (await tx.row<{ strategy: Strategy }>(strategyOf, [queueId]))?.strategy ?? null;
  }

  /** Locks the ticket whose turn it is, among those that nobody holds. */
  lockOldestWaiting(tx: Tx, queueId: string): Promise<WaitingTicket | null> {
    return tx.row<WaitingTicket>(oldestWaiting, [queueId]);
  }

  /** Locks the agent whose turn it is; waits for a row only when all that are free of others have no room. */
  async lockAgent(tx: Tx, strategy: Strategy, queueId: string, inboxId: string): Promise<string | null> {
    const free = await tx.row<{ user_id: string }>(picks[strategy].free, [queueId, inboxId]);
    const found = free ?? (await tx.row<{ user_id: string }>(picks[strategy].any, [queueId, inboxId]));
    return found?.user_id ?? null;
  }

  /** Whether, locks aside, a ticket waits while somebody has room. */
  async couldGoOn(tx: ReadTx, queueId: string): Promise<boolean> {
    const waiting = await tx.row<{ found: boolean }>(anyWaiting, [queueId]);
    if (!waiting?.found) return false;
    return (await tx.row<{ found: boolean }>(anyRoom, [queueId]))?.found ?? false;
  }
}

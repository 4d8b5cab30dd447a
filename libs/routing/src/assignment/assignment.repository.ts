import { Injectable } from '@nestjs/common';
import { statement, type ReadTx, type Statement, type Tx } from '@guiche/platform/database';
import { ticketPermissions } from '@guiche/tickets';
import { countsTowardsLimitSql } from '../agents/load.js';
import { strategies, type StrategyCode } from '../strategies/registry.js';

/** A ticket that waits and is now ours to give. */
export interface WaitingTicket {
  readonly id: string;
  readonly queue_id: string;
  readonly inbox_id: string;
  /** What it adds to the load of whoever is given it. */
  readonly weight: number;
}

/** Among whom an agent is looked for: the `first` in turn, which is quick, or `any` member of the queue. */
export type Among = 'first' | 'any';

/** How many tickets and agents a search looks at beyond those that others hold just now. */
const lookahead = 16;
const firstInTurn = 64;

// The inboxes from which tickets wait in the queue, from one index entry to the next: its cost is that of the inboxes
// there are, however many tickets wait.
const waiting = (ticket: string): string =>
  `${ticket}.queue_id = $1 AND ${ticket}.is_live AND ${ticket}.assignee_id IS NULL`;
const waitingInboxes = `
  RECURSIVE waiting_inbox AS (
    (SELECT t.inbox_id FROM ticket t WHERE ${waiting('t')} ORDER BY t.inbox_id LIMIT 1)
    UNION ALL
    SELECT (SELECT t.inbox_id FROM ticket t WHERE ${waiting('t')} AND t.inbox_id > w.inbox_id ORDER BY t.inbox_id LIMIT 1)
      FROM waiting_inbox w WHERE w.inbox_id IS NOT NULL)`;

// Without turns, two processes at the last free place of an agent could give it to the ticket that came later.
const turn = statement(
  'routing.queue-turn',
  `SELECT strategy, pg_advisory_xact_lock(hashtextextended($1::uuid::text, 4711)) FROM queue WHERE id = $1 AND active`,
);

// By priority, then age (RTE-8), among the inboxes that somebody can serve. A ticket that somebody else holds is being
// given or changed by him just now.
const oldestWaiting = statement(
  'routing.ticket-oldest-waiting',
  `WITH ${waitingInboxes}
   SELECT t.id, t.queue_id, t.inbox_id, (${countsTowardsLimitSql('t')})::int AS weight
     FROM (SELECT head.* FROM waiting_inbox w CROSS JOIN LATERAL (
             SELECT t.id, t.priority, t.queued_at FROM ticket t WHERE ${waiting('t')} AND t.inbox_id = w.inbox_id
              ORDER BY t.priority DESC, t.queued_at, t.id LIMIT ${lookahead}) AS head
            WHERE $2::uuid[] IS NULL OR w.inbox_id = ANY ($2::uuid[])
            ORDER BY head.priority DESC, head.queued_at, head.id LIMIT ${lookahead}) AS head
     JOIN ticket t ON t.id = head.id
    WHERE ${waiting('t')} AND t.priority = head.priority
    ORDER BY head.priority DESC, head.queued_at, head.id LIMIT 1 FOR NO KEY UPDATE OF t SKIP LOCKED`,
);

// At work, and with room: the limit is the agent's own or the queue's. Evaluated again once his row is held.
const hasRoom = `a.presence = 'online'
  AND a.load < coalesce(a.own_capacity, (SELECT q.capacity FROM queue q WHERE q.id = $1 AND q.active))`;
const membersWithRoom = `
  SELECT a.user_id, a.last_assigned_at, a.load, m.position
    FROM queue_member m JOIN agent_state a ON a.user_id = m.user_id WHERE m.queue_id = $1 AND ${hasRoom}`;
// Those who may answer tickets: the same as identity says of an actor, in SQL because it is asked of thousands at once.
const whoMayAnswer = `
  JOIN user_account u ON u.id = agent.user_id AND u.active
  JOIN profile p ON p.id = u.profile_id
   AND (u.is_root OR p.built_in = 'administrator' OR '${ticketPermissions.reply}' = ANY (p.permissions))`;
const sees = (inboxId: string): string => `(u.is_root OR p.reaches_all_inboxes
   OR EXISTS (SELECT 1 FROM inbox_member i WHERE i.inbox_id = ${inboxId} AND i.user_id = u.id))`;

/*
 * The agent whose turn it is, locked and counted: one more ticket, and the end of the rotation. An agent whose row
 * somebody holds is most likely being given a ticket, so the next in turn is asked at once. Who was given one since this
 * statement began is no longer next, although his row is free again: therefore his last assignment is compared with the
 * one that the order was made of. What agents may see is most of the work, so at first it is asked of the first in turn only.
 */
const pick = (code: StrategyCode, order: string, among: Among): Statement =>
  statement(
    `routing.agent-pick-${among}-${code}`,
    `WITH next AS (
       SELECT a.user_id
         FROM (SELECT agent.* FROM (SELECT agent.* FROM (${membersWithRoom}) AS agent
                                     ${among === 'any' ? '' : `ORDER BY ${order} LIMIT ${firstInTurn}`}) AS agent
               ${whoMayAnswer} AND ${sees('$2')}
               ORDER BY ${order} LIMIT ${lookahead}) AS agent
         JOIN agent_state a ON a.user_id = agent.user_id
        WHERE ${hasRoom} AND a.last_assigned_at IS NOT DISTINCT FROM agent.last_assigned_at
        ORDER BY ${order} LIMIT 1 FOR NO KEY UPDATE OF a SKIP LOCKED)
     UPDATE agent_state a SET load = a.load + $3::int, last_assigned_at = $4::timestamptz
       FROM next WHERE a.user_id = next.user_id RETURNING a.user_id`,
  );
const picks = new Map(
  strategies.map(({ code, order }) => [code, { first: pick(code, order, 'first'), any: pick(code, order, 'any') }]),
);

const open = statement(
  'routing.inboxes-open',
  `WITH ${waitingInboxes}, agent AS MATERIALIZED (${membersWithRoom})
   SELECT w.inbox_id FROM waiting_inbox w
    WHERE w.inbox_id IS NOT NULL AND EXISTS (SELECT 1 FROM agent ${whoMayAnswer} WHERE ${sees('w.inbox_id')})`,
);

/** The two rows that meet in an assignment. */
@Injectable()
export class AssignmentRepository {
  /**
   * Waits for its turn at the queue, which ends with the transaction: one process at a time keeps the order exact. Answers
   * the queue's strategy; null when it is not active.
   */
  async takeTurn(tx: Tx, queueId: string): Promise<StrategyCode | null> {
    return (await tx.row<{ strategy: StrategyCode }>(turn, [queueId]))?.strategy ?? null;
  }

  /** Locks the ticket whose turn it is among those that nobody holds, by choice only of some inboxes. */
  lockOldestWaiting(tx: Tx, queueId: string, inboxIds: readonly string[] | null): Promise<WaitingTicket | null> {
    return tx.row<WaitingTicket>(oldestWaiting, [queueId, inboxIds]);
  }

  /**
   * The agent whose turn it is among those who have room, see the inbox, and are not held by others: his row is locked,
   * and his load and place in the rotation are those after this ticket.
   */
  async takeAgent(
    tx: Tx,
    strategy: StrategyCode,
    ticket: WaitingTicket,
    among: Among,
    at: Date,
  ): Promise<string | null> {
    const statement = picks.get(strategy)?.[among];
    if (!statement) throw new Error(`A queue has the strategy ${strategy}, which this release does not know`);
    const values = [ticket.queue_id, ticket.inbox_id, ticket.weight, at];
    return (await tx.row<{ user_id: string }>(statement, values))?.user_id ?? null;
  }

  /** The inboxes from which, locks aside, a ticket waits while somebody who sees it has room. */
  async openInboxes(tx: ReadTx, queueId: string): Promise<string[]> {
    return (await tx.rows<{ inbox_id: string }>(open, [queueId])).map((row) => row.inbox_id);
  }
}

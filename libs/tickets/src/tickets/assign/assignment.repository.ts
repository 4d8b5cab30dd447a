import { Injectable } from '@nestjs/common';
import { statement, type ReadTx, type Tx } from '@guiche/platform/database';

const giveWaiting = statement(
  'tickets.give-waiting',
  `WITH given AS (
     UPDATE ticket SET assignee_id = $2, assigned_at = $3, updated_at = $3, version = version + 1, last_event_seq = last_event_seq + 1
      WHERE id = $1 AND assignee_id IS NULL AND is_live AND EXISTS (SELECT 1 FROM user_account u WHERE u.id = $2 AND u.active)
     RETURNING id, inbox_id, queue_id, last_event_seq),
   told AS (
     INSERT INTO ticket_event (ticket_id, seq, type, at, actor_kind, actor_id, data)
     SELECT id, last_event_seq, 'assigned', $3, 'system', NULL, jsonb_build_object('fromUserId', NULL, 'toUserId', $2::uuid, 'how', 'automatic')
       FROM given)
   SELECT inbox_id AS "inboxId", queue_id AS "queueId" FROM given`,
);
// All of them are held before the first is changed: changing one takes the agent's row, which comes after tickets.
const liveOf = statement(
  'tickets.live-of-agent',
  `SELECT id FROM ticket WHERE assignee_id = $1 AND is_live ORDER BY id FOR NO KEY UPDATE`,
);

const liveByInbox = statement(
  'tickets.live-of-agent-by-inbox',
  `SELECT i.id, i.name, mine.count FROM (
     SELECT inbox_id, count(*)::int AS count FROM ticket WHERE assignee_id = $1 AND is_live GROUP BY inbox_id) mine
   JOIN inbox i ON i.id = mine.inbox_id ORDER BY i.name, i.id`,
);

/** How many live tickets of one inbox somebody has. */
export interface LiveOfInbox {
  readonly id: string;
  readonly name: string;
  readonly count: number;
}

/** The statements of assignment that are not the writing of a whole row. */
@Injectable()
export class AssignmentRepository {
  /** Null when somebody was faster, the ticket is over, or the agent was deactivated: the caller tells or goes on, it does not retry. */
  giveWaiting(
    tx: Tx,
    ticketId: string,
    userId: string,
    at: Date,
  ): Promise<{ inboxId: string; queueId: string | null } | null> {
    return tx.row(giveWaiting, [ticketId, userId, at]);
  }

  /** The live tickets of somebody, counted by inbox. */
  liveByInbox(tx: ReadTx, userId: string): Promise<LiveOfInbox[]> {
    return tx.rows<LiveOfInbox>(liveByInbox, [userId]);
  }

  /** Locked, in the order of their ids. */
  async liveOf(tx: Tx, userId: string): Promise<string[]> {
    return (await tx.rows<{ id: string }>(liveOf, [userId])).map(({ id }) => id);
  }
}

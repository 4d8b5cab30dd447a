import { Injectable } from '@nestjs/common';
import { statement, type Tx } from '@guiche/platform/database';
import type { TicketStatus } from './ticket-transitions.js';

/** A live ticket that a message of the customer was added to. */
export interface AttachedTicket {
  readonly id: string;
  readonly inboxId: string;
  readonly assigneeId: string | null;
  readonly before: TicketStatus;
  readonly status: TicketStatus;
}

// One statement on the hottest path: find and lock the live ticket, count the message, wake a waiting ticket
// (`statusAfterCustomer`), and write the time line.
const attach = statement(
  'tickets.attach-message',
  `WITH found AS (
     SELECT id, status AS before, CASE WHEN status <> 'waiting' THEN status WHEN assignee_id IS NULL THEN 'open' ELSE 'inProgress' END AS after
       FROM ticket WHERE conversation_id = $1 AND is_live FOR NO KEY UPDATE),
   changed AS (
     UPDATE ticket t SET unread = t.unread + 1, last_message_preview = $2, last_message_direction = 'in', last_activity_at = $3,
            updated_at = $3, status = f.after, version = t.version + (f.after <> f.before)::int,
            last_event_seq = t.last_event_seq + 1 + (f.after <> f.before)::int
       FROM found f WHERE t.id = f.id
     RETURNING t.id, t.inbox_id, t.assignee_id, f.before, t.status, t.last_event_seq AS seq),
   told AS (
     INSERT INTO ticket_event (ticket_id, seq, type, at, actor_kind, actor_id, data)
     SELECT c.id, c.seq - (c.status <> c.before)::int, 'message-received', $3::timestamptz, 'customer', $4::uuid, jsonb_build_object('messageId', $5::uuid, 'seq', $6::int)
       FROM changed c
     UNION ALL
     SELECT c.id, c.seq, 'status-changed', $3, 'customer', $4, jsonb_build_object('from', c.before, 'to', c.status, 'reasonId', NULL, 'solutionId', NULL)
       FROM changed c WHERE c.status <> c.before)
   SELECT id, inbox_id AS "inboxId", assignee_id AS "assigneeId", before, status FROM changed`,
);
const pendingIntake = statement(
  'tickets.pending-intake',
  `SELECT id FROM intake WHERE conversation_id = $1 AND state = 'pending'`,
);
const addIntake = statement(
  'tickets.add-intake',
  `INSERT INTO intake (id, inbox_id, conversation_id, contact_id, first_seq, state, created_at)
   VALUES ($1, $2, $3, $4, $5, 'pending', $6) ON CONFLICT (conversation_id) WHERE state = 'pending' DO NOTHING`,
);

/** The statements of an arriving message. */
@Injectable()
export class MessageArrivalRepository {
  attach(
    tx: Tx,
    message: { id: string; conversationId: string; contactId: string; seq: number; preview: string; at: Date },
  ): Promise<AttachedTicket | null> {
    const { conversationId, preview, at, contactId, id, seq } = message;
    return tx.row<AttachedTicket>(attach, [conversationId, preview, at, contactId, id, seq]);
  }

  async hasPendingIntake(tx: Tx, conversationId: string): Promise<boolean> {
    return (await tx.row(pendingIntake, [conversationId])) !== null;
  }

  async addIntake(
    tx: Tx,
    intake: { id: string; inboxId: string; conversationId: string; contactId: string; firstSeq: number; at: Date },
  ): Promise<void> {
    const { id, inboxId, conversationId, contactId, firstSeq, at } = intake;
    await tx.rows(addIntake, [id, inboxId, conversationId, contactId, firstSeq, at]);
  }
}

import { Injectable } from '@nestjs/common';
import type { AccessScope } from '@guiche/identity';
import { statement, type ReadTx, type Tx } from '@guiche/platform/database';
import { Outbox } from '@guiche/platform/outbox';
import { currentCause } from '@guiche/platform/context';
import type { TicketChange } from './ticket-change.js';
import { ticketColumns, type TicketRecord } from './ticket-record.js';
import { scopedStatement } from './scoped-statement.js';

const find = scopedStatement(
  'tickets.find',
  1,
  (scope) => `SELECT ${ticketColumns('t')} FROM ticket t WHERE t.id = $1 AND ${scope}`,
);
// NO KEY: entries of the time line refer to the row, and must not wait for one another.
const lock = scopedStatement(
  'tickets.lock',
  1,
  (scope) => `SELECT ${ticketColumns('t')} FROM ticket t WHERE t.id = $1 AND ${scope} FOR NO KEY UPDATE`,
);
const lockByProtocol = scopedStatement(
  'tickets.lock-by-protocol',
  1,
  (scope) => `SELECT ${ticketColumns('t')} FROM ticket t WHERE t.protocol = $1 AND ${scope} FOR NO KEY UPDATE`,
);
const conversationOf = statement(
  'tickets.conversation-of',
  `SELECT conversation_id AS "conversationId" FROM ticket WHERE id = $1`,
);
const conversationOfProtocol = statement(
  'tickets.conversation-of-protocol',
  `SELECT conversation_id AS "conversationId" FROM ticket WHERE protocol = $1`,
);
const laterInConversation = statement(
  'tickets.later-in-conversation',
  `SELECT protocol FROM ticket WHERE conversation_id = $1 AND first_seq > $2 ORDER BY first_seq DESC LIMIT 1`,
);
const messageByClientKey = statement(
  'tickets.message-by-client-key',
  `SELECT id FROM message WHERE conversation_id = $1 AND client_key = $2`,
);

// The row, its time line and who had it before in one statement: one cannot be written without the other.
const save = statement(
  'tickets.save',
  `WITH saved AS (
     UPDATE ticket SET status = $2, version = $3, last_seq = $4, queue_id = $5, queued_at = $6, assignee_id = $7,
            assigned_at = $8, sector_id = $9, occurrence_type_id = $10, occurrence_id = $11, solution_id = $12,
            priority = $13, unread = $14, read_seq = $15, last_event_seq = $16, last_message_preview = $17,
            last_message_direction = $18, last_activity_at = $19, finished_at = $20, updated_at = $21
      WHERE id = $1),
   parted AS (
     INSERT INTO ticket_participant (ticket_id, user_id, role, since)
     SELECT $1, former.id, 'former-assignee', $21 FROM unnest($25::uuid[]) AS former (id) ON CONFLICT DO NOTHING)
   INSERT INTO ticket_event (ticket_id, seq, type, at, actor_kind, actor_id, data)
   SELECT $1, e.seq, e.type, $21, $22, $23::uuid, e.data
     FROM jsonb_to_recordset($24::jsonb) AS e (seq int, type text, data jsonb)`,
);

/** The ticket's row: found within a scope, locked, written together with its time line and its facts. */
@Injectable()
export class TicketRepository {
  constructor(private readonly outbox: Outbox) {}

  find(tx: ReadTx, scope: AccessScope, id: string): Promise<TicketRecord | null> {
    const bound = find(scope, [id]);
    return tx.row<TicketRecord>(bound.statement, bound.values);
  }

  lock(tx: Tx, scope: AccessScope, id: string): Promise<TicketRecord | null> {
    const bound = lock(scope, [id]);
    return tx.row<TicketRecord>(bound.statement, bound.values);
  }

  lockByProtocol(tx: Tx, scope: AccessScope, protocol: string): Promise<TicketRecord | null> {
    const bound = lockByProtocol(scope, [protocol]);
    return tx.row<TicketRecord>(bound.statement, bound.values);
  }

  /** Whoever writes messages locks the conversation before the ticket, as arriving messages do. */
  async conversationOf(tx: ReadTx, id: string): Promise<string | null> {
    return (await tx.row<{ conversationId: string }>(conversationOf, [id]))?.conversationId ?? null;
  }

  async conversationOfProtocol(tx: ReadTx, protocol: string): Promise<string | null> {
    return (await tx.row<{ conversationId: string }>(conversationOfProtocol, [protocol]))?.conversationId ?? null;
  }

  /** The protocol of the latest ticket that took over the conversation after this one. */
  async laterInConversation(tx: ReadTx, ticket: TicketRecord): Promise<string | null> {
    const row = await tx.row<{ protocol: string }>(laterInConversation, [ticket.conversationId, ticket.firstSeq]);
    return row?.protocol ?? null;
  }

  /** The id of what was written under this key before. */
  async messageByClientKey(tx: ReadTx, conversationId: string, clientKey: string): Promise<string | null> {
    return (await tx.row<{ id: string }>(messageByClientKey, [conversationId, clientKey]))?.id ?? null;
  }

  /** Writes a change as a whole and records its facts; the record carries the new version afterwards. */
  async save(tx: Tx, change: TicketChange): Promise<void> {
    const { ticket, at } = change;
    const { actor } = currentCause();
    ticket.version = change.nextVersion();
    await tx.rows(save, [
      ticket.id,
      ticket.status,
      ticket.version,
      ticket.lastSeq,
      ticket.queueId,
      ticket.queuedAt,
      ticket.assigneeId,
      ticket.assignedAt,
      ticket.sectorId,
      ticket.occurrenceTypeId,
      ticket.occurrenceId,
      ticket.solutionId,
      ticket.priority,
      ticket.unread,
      ticket.readSeq,
      ticket.lastEventSeq,
      ticket.lastMessagePreview,
      ticket.lastMessageDirection,
      ticket.lastActivityAt,
      ticket.finishedAt,
      at,
      actor.kind,
      actor.id,
      JSON.stringify(change.entries),
      change.formerAssigneeIds,
    ]);
    for (const fact of change.facts) await this.outbox.record(tx, fact);
  }
}

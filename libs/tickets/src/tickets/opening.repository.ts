import { Injectable } from '@nestjs/common';
import { statement, type Tx } from '@guiche/platform/database';
import type { OpenedVia } from './ticket.entity.js';

/** What is known of an inbox when a contact reaches us through it: its conversion settings with what they imply. */
export interface OpeningFacts {
  readonly channel: string;
  readonly inboxName: string;
  readonly contactName: string;
  readonly automatic: boolean;
  readonly creatorId: string | null;
  readonly sectorId: string | null;
  readonly occurrenceTypeId: string | null;
  readonly occurrenceId: string | null;
  readonly solutionId: string | null;
  readonly priority: number;
  readonly protocolMessage: string;
}

/** A ticket about to be. */
export interface NewTicket {
  readonly id: string;
  readonly protocol: string;
  readonly channel: string;
  readonly inboxId: string;
  readonly conversationId: string;
  readonly contactId: string;
  readonly firstSeq: number;
  readonly queueId: string | null;
  readonly sectorId: string | null;
  readonly occurrenceTypeId: string | null;
  readonly occurrenceId: string | null;
  readonly solutionId: string | null;
  readonly priority: number;
  readonly createdBy: string | null;
  readonly openedVia: OpenedVia;
  readonly unread: number;
  readonly preview: string | null;
  readonly lastActivityAt: Date;
  readonly at: Date;
  readonly entries: readonly NewEntry[];
}

/** An entry of the time line with who did it. */
export interface NewEntry {
  readonly seq: number;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly actorKind: string;
  readonly actorId: string | null;
}

// An inbox nobody set up converts automatically: that is the table's default, too.
const openingFacts = statement(
  'tickets.opening-facts',
  `SELECT i.channel, i.name AS "inboxName", p.name AS "contactName", coalesce(c.automatic, true) AS automatic,
          c.creator_id AS "creatorId", c.sector_id AS "sectorId", c.occurrence_type_id AS "occurrenceTypeId",
          c.occurrence_id AS "occurrenceId", c.solution_id AS "solutionId", coalesce(o.default_priority, 2) AS priority,
          coalesce(c.protocol_message, '') AS "protocolMessage"
     FROM inbox i JOIN contact p ON p.id = $2 LEFT JOIN inbox_conversion c ON c.inbox_id = i.id
     LEFT JOIN occurrence o ON o.id = c.occurrence_id WHERE i.id = $1`,
);

const insertTicket = `
  INSERT INTO ticket (id, protocol, status, channel, inbox_id, conversation_id, contact_id, first_seq, queue_id, queued_at,
         sector_id, occurrence_type_id, occurrence_id, solution_id, priority, created_by, opened_via, unread, read_seq,
         last_event_seq, last_message_preview, last_message_direction, last_activity_at, created_at, updated_at)
  VALUES ($1, $2, 'open', $3, $4, $5, $6, $7, $8, CASE WHEN $8::uuid IS NULL THEN NULL ELSE $18::timestamptz END,
         $9, $10, $11, $12, $13, $14, $15, $16, $7 - 1, $19, $17, 'in', $20, $18, $18)`;
const insertEntries = `
  INSERT INTO ticket_event (ticket_id, seq, type, at, actor_kind, actor_id, data)
  SELECT $1, e.seq, e.type, $18, e."actorKind", e."actorId", e.data
    FROM jsonb_to_recordset($21::jsonb) AS e (seq int, type text, "actorKind" text, "actorId" uuid, data jsonb)`;

const openWithIntake = statement(
  'tickets.open-with-intake',
  `WITH opened AS (${insertTicket}),
   taken AS (
     INSERT INTO intake (id, inbox_id, conversation_id, contact_id, first_seq, state, ticket_id, decided_at, created_at)
     VALUES ($22, $4, $5, $6, $7, 'converted', $1, $18, $18))
   ${insertEntries}`,
);
const openFromIntake = statement(
  'tickets.open-from-intake',
  `WITH opened AS (${insertTicket}),
   taken AS (
     UPDATE intake SET state = 'converted', ticket_id = $1, decided_by = $23, decided_at = $18, version = version + 1
      WHERE id = $22)
   ${insertEntries}`,
);

/** The statements that make a ticket: each writes the row, its intake and the beginning of its time line at once. */
@Injectable()
export class OpeningRepository {
  facts(tx: Tx, inboxId: string, contactId: string): Promise<OpeningFacts | null> {
    return tx.row<OpeningFacts>(openingFacts, [inboxId, contactId]);
  }

  /** A first contact that becomes a ticket at once; its intake is kept as converted. */
  async openAtOnce(tx: Tx, ticket: NewTicket, intakeId: string): Promise<void> {
    await tx.rows(openWithIntake, [...values(ticket), intakeId]);
  }

  async openFromIntake(tx: Tx, ticket: NewTicket, intakeId: string, decidedBy: string): Promise<void> {
    await tx.rows(openFromIntake, [...values(ticket), intakeId, decidedBy]);
  }
}

const values = (t: NewTicket): unknown[] => [
  t.id,
  t.protocol,
  t.channel,
  t.inboxId,
  t.conversationId,
  t.contactId,
  t.firstSeq,
  t.queueId,
  t.sectorId,
  t.occurrenceTypeId,
  t.occurrenceId,
  t.solutionId,
  t.priority,
  t.createdBy,
  t.openedVia,
  t.unread,
  t.preview,
  t.at,
  t.entries.length,
  t.lastActivityAt,
  JSON.stringify(t.entries),
];

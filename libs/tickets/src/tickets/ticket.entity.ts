import type { Id } from '@guiche/kernel';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { TicketStatus } from './ticket-transitions.js';

export type TicketId = Id<'ticket'>;

/** How a ticket came to be. */
export type OpenedVia = 'automatic' | 'manual' | 'api';

/** The durable record of one customer's request (TKT-4): protocol, status, owner, classification. */
@Entity('ticket')
@Index('ticket_live_by_conversation', ['conversationId'], { unique: true, where: 'is_live' })
export class Ticket {
  @PrimaryColumn('uuid') id!: TicketId;
  @Column('text', { unique: true }) protocol!: string;
  @Column('text') status!: TicketStatus;
  /** Of what people decide (owner, status, classification); messages come and go without touching it. */
  @Column('int', { default: 1 }) version!: number;
  @Column('text') channel!: string;
  @Column('uuid', { name: 'inbox_id' }) inboxId!: string;
  @Column('uuid', { name: 'conversation_id' }) conversationId!: string;
  @Column('uuid', { name: 'contact_id' }) contactId!: string;
  /** The stretch of the conversation that this ticket covers: from here … */
  @Column('int', { name: 'first_seq' }) firstSeq!: number;
  /** … to here, or to the end while the ticket is live. */
  @Column('int', { name: 'last_seq', nullable: true }) lastSeq!: number | null;
  @Column('uuid', { name: 'queue_id', nullable: true }) queueId!: string | null;
  @Column('timestamptz', { name: 'queued_at', nullable: true }) queuedAt!: Date | null;
  @Column('uuid', { name: 'assignee_id', nullable: true }) assigneeId!: string | null;
  @Column('timestamptz', { name: 'assigned_at', nullable: true }) assignedAt!: Date | null;
  @Column('uuid', { name: 'sector_id', nullable: true }) sectorId!: string | null;
  @Column('uuid', { name: 'occurrence_type_id', nullable: true }) occurrenceTypeId!: string | null;
  @Column('uuid', { name: 'occurrence_id', nullable: true }) occurrenceId!: string | null;
  @Column('uuid', { name: 'solution_id', nullable: true }) solutionId!: string | null;
  /** 1 low, 2 normal, 3 high, 4 urgent. */
  @Column('smallint', { default: 2 }) priority!: number;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy!: string | null;
  @Column('text', { name: 'opened_via' }) openedVia!: OpenedVia;
  /** Messages of the customer after `readSeq`. */
  @Column('int', { default: 0 }) unread!: number;
  @Column('int', { name: 'read_seq', default: 0 }) readSeq!: number;
  /** The last number given out on the ticket's time line. */
  @Column('int', { name: 'last_event_seq', default: 0 }) lastEventSeq!: number;
  @Column('text', { name: 'last_message_preview', nullable: true }) lastMessagePreview!: string | null;
  @Column('text', { name: 'last_message_direction', nullable: true }) lastMessageDirection!: 'in' | 'out' | null;
  @Column('timestamptz', { name: 'last_activity_at' }) lastActivityAt!: Date;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt!: Date | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
  @Column({
    type: 'boolean',
    name: 'is_live',
    generatedType: 'STORED',
    asExpression: `status IN ('open', 'inProgress', 'waiting')`,
  })
  isLive!: boolean;
}

import type { Id } from '@guiche/kernel';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type IntakeId = Id<'intake'>;

/** What became of an intake. */
export const intakeStates = ['pending', 'converted', 'discarded'] as const;
export type IntakeState = (typeof intakeStates)[number];

/** A contact that is not a ticket yet, or how it became one (TKT-2). */
@Entity('intake')
@Index('intake_pending_by_conversation', ['conversationId'], { unique: true, where: `state = 'pending'` })
export class Intake {
  @PrimaryColumn('uuid') id!: IntakeId;
  @Column('uuid', { name: 'inbox_id' }) inboxId!: string;
  @Column('uuid', { name: 'conversation_id' }) conversationId!: string;
  @Column('uuid', { name: 'contact_id' }) contactId!: string;
  /** The first message that belongs to it. */
  @Column('int', { name: 'first_seq' }) firstSeq!: number;
  @Column('text') state!: IntakeState;
  @Column('uuid', { name: 'ticket_id', nullable: true }) ticketId!: string | null;
  @Column('uuid', { name: 'reason_id', nullable: true }) reasonId!: string | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt!: Date | null;
  @Column('int', { default: 1 }) version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}

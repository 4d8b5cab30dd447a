import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody who has a part in a ticket beside its owner: he follows it, or it was his once (IAM-9). */
@Entity('ticket_participant')
export class TicketParticipant {
  @PrimaryColumn('uuid', { name: 'ticket_id' }) ticketId!: string;
  @PrimaryColumn('uuid', { name: 'user_id' }) userId!: string;
  @PrimaryColumn('text') role!: 'follower' | 'former-assignee';
  @Column('timestamptz') since!: Date;
}

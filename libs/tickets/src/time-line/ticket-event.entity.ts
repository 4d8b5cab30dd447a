import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One entry of a ticket's time line (TKT-14): numbered without gaps within the ticket, written with what it tells of. */
@Entity('ticket_event')
export class TicketEvent {
  @PrimaryColumn('uuid', { name: 'ticket_id' }) ticketId!: string;
  @PrimaryColumn('int') seq!: number;
  @Column('text') type!: string;
  @Column('timestamptz') at!: Date;
  @Column('text', { name: 'actor_kind' }) actorKind!: string;
  @Column('uuid', { name: 'actor_id', nullable: true }) actorId!: string | null;
  @Column('jsonb') data!: Record<string, unknown>;
}

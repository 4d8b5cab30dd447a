import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How the intakes of one inbox become tickets, and with which defaults (TKT-2). */
@Entity('inbox_conversion')
export class InboxConversion {
  @PrimaryColumn('uuid', { name: 'inbox_id' }) inboxId!: string;
  @Column('boolean', { default: true }) automatic!: boolean;
  @Column('uuid', { name: 'creator_id', nullable: true }) creatorId!: string | null;
  @Column('uuid', { name: 'sector_id', nullable: true }) sectorId!: string | null;
  @Column('uuid', { name: 'occurrence_type_id', nullable: true }) occurrenceTypeId!: string | null;
  @Column('uuid', { name: 'occurrence_id', nullable: true }) occurrenceId!: string | null;
  @Column('uuid', { name: 'solution_id', nullable: true }) solutionId!: string | null;
  /** Empty: the installation's own words. `{{ticket.protocol}}` stands for the number. */
  @Column('text', { name: 'protocol_message', default: '' }) protocolMessage!: string;
  @Column('int', { default: 1 }) version!: number;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}

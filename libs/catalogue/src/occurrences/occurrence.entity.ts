import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A specific theme below an occurrence type, with what a ticket of it starts with (CAT-2). */
@Entity('occurrence')
export class Occurrence {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'occurrence_type_id' }) occurrenceTypeId!: string;
  @Column('citext') name!: string;
  @Column('text', { default: '' }) description!: string;
  /** 1 low, 2 normal, 3 high, 4 urgent. */
  @Column('smallint', { name: 'default_priority', default: 2 }) defaultPriority!: number;
  @Column('uuid', { name: 'default_solution_id', nullable: true }) defaultSolutionId!: string | null;
  @Column('boolean', { default: true }) active!: boolean;
  @Column('int', { default: 0 }) position!: number;
  @Column('int', { default: 1 }) version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
  /** From the link table: the solutions a ticket of it may be finished with; none means every solution. */
  solutionIds!: string[];
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A main subject of requests, linked to the sectors that deal with it (CAT-1). */
@Entity('occurrence_type')
export class OccurrenceType {
  @PrimaryColumn('uuid') id!: string;
  @Column('citext') name!: string;
  @Column('text', { default: '' }) description!: string;
  @Column('boolean', { default: true }) active!: boolean;
  @Column('int', { default: 0 }) position!: number;
  @Column('int', { default: 1 }) version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
  /** From the link table; no sector means every sector. */
  sectorIds!: string[];
}

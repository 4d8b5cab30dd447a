import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Agents who share work (ORG-2). */
@Entity('team')
export class Team {
  @PrimaryColumn('uuid') id!: string;
  @Column('citext') name!: string;
  @Column('text', { default: '' }) description!: string;
  /** On: tickets moved to the team are distributed among its online members. Off: they wait without an owner. */
  @Column('boolean', { name: 'automatic_assignment', default: true }) automaticAssignment!: boolean;
  @Column('boolean', { default: true }) active!: boolean;
  @Column('int', { default: 1 }) version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
  /** From the table of members. */
  memberIds!: string[];
}

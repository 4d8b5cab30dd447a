import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A department that owns tickets (ORG-1), one node of the tree. */
@Entity('sector')
export class Sector {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId!: string | null;
  @Column('citext') name!: string;
  @Column('text', { default: '' }) description!: string;
  @Column('citext', { nullable: true }) code!: string | null;
  @Column('uuid', { name: 'manager_id', nullable: true }) managerId!: string | null;
  @Column('citext', { nullable: true }) email!: string | null;
  @Column('boolean', { default: true }) active!: boolean;
  @Column('int', { default: 0 }) position!: number;
  @Column('int', { default: 1 }) version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
  /** From the table of members. */
  memberIds!: string[];
}

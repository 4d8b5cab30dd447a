import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A step of the hierarchy (IAM-12), such as director, manager, coordinator. */
@Entity('hierarchy_level')
export class HierarchyLevel {
  @PrimaryColumn('uuid') id!: string;
  @Column('citext') name!: string;
  /** 1 is the top; without gaps. */
  @Column('int') position!: number;
  @Column('int', { default: 1 }) version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}

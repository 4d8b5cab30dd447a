import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A kind of activity that is planned or noted (ORG-6). */
@Entity('activity_type')
export class ActivityType {
  @PrimaryColumn('uuid') id!: string;
  @Column('citext') name!: string;
  @Column('text', { default: '' }) description!: string;
  @Column('int', { default: 0 }) position!: number;
  @Column('boolean', { default: true }) active!: boolean;
  @Column('int', { default: 1 }) version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where customers are (ORG-6). */
@Entity('region')
export class Region {
  @PrimaryColumn('uuid') id!: string;
  @Column('citext') name!: string;
  @Column('text', { default: '' }) description!: string;
  @Column('int', { default: 0 }) position!: number;
  @Column('boolean', { default: true }) active!: boolean;
  @Column('int', { default: 1 }) version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}

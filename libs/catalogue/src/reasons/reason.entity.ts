import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a reason may justify. */
export const reasonActions = [
  'cancel',
  'unfounded',
  'reopen',
  'transfer',
  'discard',
  'pause',
  'delete',
  'block',
] as const;
export type ReasonAction = (typeof reasonActions)[number];

/** A reusable justification, allowed for some actions; the API finds it by its name (CAT-5). */
@Entity('reason')
export class Reason {
  @PrimaryColumn('uuid') id!: string;
  @Column('citext') name!: string;
  @Column('text', { default: '' }) description!: string;
  @Column('text', { array: true }) actions!: ReasonAction[];
  @Column('boolean', { default: true }) active!: boolean;
  @Column('int', { default: 0 }) position!: number;
  @Column('int', { default: 1 }) version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}

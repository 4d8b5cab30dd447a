import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A text that agents insert with `/` and its shortcut (CAT-9). */
@Entity('canned_answer')
export class CannedAnswer {
  @PrimaryColumn('uuid') id!: string;
  /** What is typed after `/`. */
  @Column('citext') shortcut!: string;
  @Column('text') title!: string;
  /** May contain variables such as `{{contact.name}}`. */
  @Column('text') body!: string;
  @Column('boolean', { default: true }) active!: boolean;
  @Column('int', { default: 0 }) position!: number;
  @Column('int', { default: 1 }) version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}

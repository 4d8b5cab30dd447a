import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file that the company keeps at hand, with its kind and how long it is valid (ORG-6). */
@Entity('document')
export class Document {
  @PrimaryColumn('uuid') id!: string;
  @Column('citext') name!: string;
  /** In the company's own words: contract, manual, certificate. */
  @Column('citext') kind!: string;
  @Column('text', { default: '' }) description!: string;
  @Column('uuid', { name: 'file_id' }) fileId!: string;
  /** First and last day, as `YYYY-MM-DD`; null is open. */
  @Column('date', { name: 'valid_from', nullable: true }) validFrom!: string | null;
  @Column('date', { name: 'valid_until', nullable: true }) validUntil!: string | null;
  @Column('boolean', { default: true }) active!: boolean;
  @Column('int', { default: 1 }) version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}

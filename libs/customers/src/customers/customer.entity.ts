import type { Id } from '@guiche/kernel';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

export type CustomerId = Id<'customer'>;

/** A company or person served, known by its CPF or CNPJ. */
@Entity('customer')
export class Customer {
  @PrimaryColumn('uuid') id!: CustomerId;
  @Column('text') name!: string;
  /** Digits (and letters of an alphanumeric CNPJ) only. */
  @Column('text', { name: 'tax_id', nullable: true, unique: true }) taxId!: string | null;
  @Column('text', { name: 'tax_id_kind', nullable: true }) taxIdKind!: 'cpf' | 'cnpj' | null;
  @Column('text', { default: '' }) notes!: string;
  @Column('boolean', { default: true }) active!: boolean;
  @VersionColumn({ default: 1 }) version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
  /** Since then it says nothing about a person any more (IAM-17). */
  @Column('timestamptz', { name: 'anonymised_at', nullable: true }) anonymisedAt!: Date | null;
}

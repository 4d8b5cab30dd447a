import type { Id } from '@guiche/kernel';
import { Column, Entity, Index, PrimaryColumn, VersionColumn } from 'typeorm';

export type ContactId = Id<'contact'>;

/** A person reachable on channels (CUS-3). */
@Entity('contact')
export class Contact {
  @PrimaryColumn('uuid') id!: ContactId;
  @Index('contact_by_customer')
  @Column('uuid', { name: 'customer_id', nullable: true })
  customerId!: Id<'customer'> | null;
  @Column('text') name!: string;
  /** E.164, as the person writes it today. */
  @Column('text', { nullable: true }) phone!: string | null;
  /** What two spellings of one number share: no Brazilian ninth digit. */
  @Column('text', { name: 'phone_key', nullable: true, unique: true }) phoneKey!: string | null;
  @Column('citext', { nullable: true, unique: true }) email!: string | null;
  @Column('text', { name: 'external_id', nullable: true, unique: true }) externalId!: string | null;
  @Column('boolean', { default: true }) active!: boolean;
  @VersionColumn({ default: 1 }) version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
  /** Since then it says nothing about a person any more (IAM-17). */
  @Column('timestamptz', { name: 'anonymised_at', nullable: true }) anonymisedAt!: Date | null;
}

/** What a provider calls a person: `whatsapp-phone` + phone key, `whatsapp-user` + business-scoped id, … */
@Entity('contact_identity')
export class ContactIdentity {
  @PrimaryColumn('text') kind!: string;
  @PrimaryColumn('text') value!: string;
  @Index('contact_identity_by_contact')
  @Column('uuid', { name: 'contact_id' })
  contactId!: ContactId;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}

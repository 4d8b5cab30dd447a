import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A directory that signs people in for us by OpenID Connect (IAM-3). */
@Entity('identity_provider')
export class IdentityProvider {
  @PrimaryColumn('uuid') id!: string;
  /** What stands on the button of the sign-in page. */
  @Column('citext') name!: string;
  @Column('text') issuer!: string;
  @Column('text', { name: 'client_id' }) clientId!: string;
  /** Sealed; none for a public client. */
  @Column('text', { name: 'client_secret', nullable: true }) clientSecret!: string | null;
  @Column('text') scopes!: string;
  /** Of people who come for the first time; without it only those who have an account come in. */
  @Column('uuid', { name: 'default_profile_id', nullable: true }) defaultProfileId!: string | null;
  @Column('text', { name: 'group_claim', nullable: true }) groupClaim!: string | null;
  /** Empty: any domain. */
  @Column('text', { name: 'mail_domains', array: true, default: '{}' }) mailDomains!: string[];
  /** Whether it asks for a second factor itself, so that ours is not asked as well. */
  @Column('boolean', { name: 'handles_second_factor', default: true }) handlesSecondFactor!: boolean;
  @Column('boolean', { default: true }) active!: boolean;
  /** Whose rights bound what it may give: a directory vouches for people only as far as whoever set it up may. */
  @Column('uuid', { name: 'set_up_by' }) setUpBy!: string;
  @Column('boolean', { name: 'set_up_by_root' }) setUpByRoot!: boolean;
  @Column('int', { default: 1 }) version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}

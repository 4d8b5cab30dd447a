import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who somebody of a directory is here. */
@Entity('external_identity')
export class ExternalIdentity {
  @PrimaryColumn('uuid', { name: 'provider_id' }) providerId!: string;
  @PrimaryColumn('text') subject!: string;
  @Column('uuid', { name: 'user_id' }) userId!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'last_sign_in_at' }) lastSignInAt!: Date;
}

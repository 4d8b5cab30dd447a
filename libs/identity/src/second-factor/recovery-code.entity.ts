import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A code for when the authenticator is lost, by its hash; good once. */
@Entity('recovery_code')
export class RecoveryCode {
  @PrimaryColumn('uuid', { name: 'user_id' }) userId!: string;
  @PrimaryColumn('bytea') hash!: Buffer;
  @Column('timestamptz', { name: 'used_at', nullable: true }) usedAt!: Date | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A link that was mailed to somebody who forgot his password, by the hash of its token; good once, for half an hour. */
@Entity('password_reset')
export class PasswordReset {
  @PrimaryColumn('bytea') hash!: Buffer;
  @Column('uuid', { name: 'user_id' }) userId!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
  @Column('timestamptz', { name: 'used_at', nullable: true }) usedAt!: Date | null;
}

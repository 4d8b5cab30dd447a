import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One sign-in on one device: the family of refresh tokens that follow each other in it. */
@Entity('session')
export class Session {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'user_id' }) userId!: string;
  @Column('text', { nullable: true }) ip!: string | null;
  @Column('text', { name: 'user_agent', nullable: true }) userAgent!: string | null;
  /** What stood beside the password: `totp`, `recovery-code`, `provider` (which then stood for both), or nothing. */
  @Column('text', { name: 'second_factor', nullable: true }) secondFactor!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'last_used_at' }) lastUsedAt!: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
  @Column('text', { name: 'revoked_why', nullable: true }) revokedWhy!: string | null;
}

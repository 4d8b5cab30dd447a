import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A refresh token by its hash; the text itself is only in the browser's cookie. */
@Entity('refresh_token')
export class RefreshToken {
  @PrimaryColumn('bytea') hash!: Buffer;
  @Column('uuid', { name: 'session_id' }) sessionId!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
  @Column('timestamptz', { name: 'used_at', nullable: true }) usedAt!: Date | null;
}

import type { Id } from '@guiche/kernel';
import { Column, Entity, Index, PrimaryColumn, VersionColumn } from 'typeorm';

export type InboxId = Id<'inbox'>;

/** One connected account of a channel (CHN-1). */
@Entity('inbox')
export class Inbox {
  @PrimaryColumn('uuid') id!: InboxId;
  @Column('citext', { unique: true }) name!: string;
  @Column('text') channel!: string;
  @Column('text') provider!: string;
  /** Checked by the adapter's settings class when it is written. */
  @Column('jsonb') settings!: Record<string, unknown>;
  /** Sealed texts by name; opened only in memory. */
  @Column('jsonb', { default: {} }) secrets!: Record<string, string>;
  /** What the provider repeats when it first calls our webhook; made by us, shown to be copied. */
  @Column('text', { name: 'verify_token' }) verifyToken!: string;
  @Column('text', { default: '' }) greeting!: string;
  @Column('boolean', { default: true }) active!: boolean;
  @VersionColumn({ default: 1 }) version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}

/** Who works on an inbox; widens his access scope (IAM-9). */
@Entity('inbox_member')
export class InboxMember {
  @PrimaryColumn('uuid', { name: 'inbox_id' }) inboxId!: InboxId;
  @Index('inbox_member_by_user')
  @PrimaryColumn('uuid', { name: 'user_id' })
  userId!: string;
}

/** How an inbox is doing (CHN-2), and its circuit breaker (CHN-4). */
@Entity('inbox_health')
export class InboxHealth {
  @PrimaryColumn('uuid', { name: 'inbox_id' }) inboxId!: InboxId;
  @Column('timestamptz', { name: 'last_in_at', nullable: true }) lastInAt!: Date | null;
  @Column('timestamptz', { name: 'last_out_at', nullable: true }) lastOutAt!: Date | null;
  /** In the provider's words. */
  @Column('text', { name: 'last_error', nullable: true }) lastError!: string | null;
  @Column('timestamptz', { name: 'last_error_at', nullable: true }) lastErrorAt!: Date | null;
  /** The breaker is open until then: nothing is sent. */
  @Column('timestamptz', { name: 'paused_until', nullable: true }) pausedUntil!: Date | null;
  /** The provider refuses our credentials; nothing is sent until the inbox is changed. */
  @Column('boolean', { name: 'reconnect_needed', default: false }) reconnectNeeded!: boolean;
  @Column('int', { name: 'consecutive_failures', default: 0 }) consecutiveFailures!: number;
}

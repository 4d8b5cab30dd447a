import type { Id } from '@guiche/kernel';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type {
  AttachmentKind,
  AttachmentState,
  AuthorKind,
  Delivery,
  Direction,
  Failure,
  Reaction,
} from './message.types.js';

export type MessageId = Id<'message'>;

/** One message or note of a conversation; `seq` is its place there. */
@Entity('message')
@Unique(['conversationId', 'seq'])
@Index('message_by_external_id', ['inboxId', 'externalId'], { unique: true, where: 'external_id IS NOT NULL' })
@Index('message_by_client_key', ['conversationId', 'clientKey'], { unique: true, where: 'client_key IS NOT NULL' })
export class Message {
  @PrimaryColumn('uuid') id!: MessageId;
  @Column('uuid', { name: 'conversation_id' }) conversationId!: Id<'conversation'>;
  @Column('uuid', { name: 'inbox_id' }) inboxId!: Id<'inbox'>;
  @Column('int') seq!: number;
  @Column('text') direction!: Direction;
  @Column('text', { name: 'author_kind' }) authorKind!: AuthorKind;
  @Column('uuid', { name: 'author_id', nullable: true }) authorId!: string | null;
  @Column('text') type!: string;
  @Column('text', { nullable: true }) text!: string | null;
  @Column('jsonb', { nullable: true }) content!: Record<string, unknown> | null;
  @Column('uuid', { name: 'reply_to_id', nullable: true }) replyToId!: MessageId | null;
  /** The provider's id: what makes a repeated webhook harmless. */
  @Column('text', { name: 'external_id', nullable: true }) externalId!: string | null;
  /** Made by the client: what makes a double click harmless. */
  @Column('uuid', { name: 'client_key', nullable: true }) clientKey!: string | null;
  @Column('timestamptz', { name: 'provider_at', nullable: true }) providerAt!: Date | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('text', { nullable: true }) delivery!: Delivery | null;
  @Column('timestamptz', { name: 'delivery_at', nullable: true }) deliveryAt!: Date | null;
  /** Why it failed, or, while it is still queued, why it waits; in the provider's words. */
  @Column('jsonb', { nullable: true }) failure!: Failure | null;
  /** A send was begun and its outcome is not recorded yet. */
  @Column('timestamptz', { name: 'attempt_begun_at', nullable: true }) attemptBegunAt!: Date | null;
  @Column('int', { name: 'send_failures', default: 0 }) sendFailures!: number;
  /** How often a person asked to send it again; part of what the provider echoes. */
  @Column('int', { name: 'send_round', default: 0 }) sendRound!: number;
  @Column('jsonb', { default: [] }) reactions!: Reaction[];
  @Column('timestamptz', { name: 'edited_at', nullable: true }) editedAt!: Date | null;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
}

/** A file of a message: on its way from the provider, or stored. */
@Entity('message_attachment')
@Index('message_attachment_by_message', ['messageId', 'position'])
export class MessageAttachment {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'message_id' }) messageId!: MessageId;
  @Column('smallint', { default: 0 }) position!: number;
  @Column('text') kind!: AttachmentKind;
  @Column('text', { nullable: true }) name!: string | null;
  @Column('text', { name: 'content_type', nullable: true }) contentType!: string | null;
  @Column('bigint', { nullable: true }) size!: string | null;
  @Index('message_attachment_by_file', { where: 'file_id IS NOT NULL' })
  @Column('uuid', { name: 'file_id', nullable: true })
  fileId!: string | null;
  /** The adapter's own note of where the provider keeps it. */
  @Column('jsonb', { name: 'provider_media', nullable: true }) providerMedia!: Record<string, unknown> | null;
  @Column('text') state!: AttachmentState;
  @Column('text', { nullable: true }) failure!: string | null;
}

/** A delivery state that came before the provider's answer to our send was stored. */
@Entity('early_delivery_state')
export class EarlyDeliveryState {
  @PrimaryColumn('uuid', { name: 'inbox_id' }) inboxId!: Id<'inbox'>;
  @PrimaryColumn('text', { name: 'external_id' }) externalId!: string;
  @PrimaryColumn('text') state!: string;
  @Column('timestamptz') at!: Date;
  @Column('jsonb', { nullable: true }) failure!: Failure | null;
  @Index('early_delivery_state_by_age')
  @Column('timestamptz', { name: 'received_at' })
  receivedAt!: Date;
}

import type { Id } from '@guiche/kernel';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

export type ConversationId = Id<'conversation'>;

/** Everything one contact and we ever wrote to each other in one inbox. */
@Entity('conversation')
@Unique(['inboxId', 'contactId'])
export class Conversation {
  @PrimaryColumn('uuid') id!: ConversationId;
  @Column('uuid', { name: 'inbox_id' }) inboxId!: Id<'inbox'>;
  @Index('conversation_by_contact')
  @Column('uuid', { name: 'contact_id' })
  contactId!: Id<'contact'>;
  /** Where the provider delivers to this person: for WhatsApp the wa_id or the business-scoped id. */
  @Column('text') address!: string;
  @Column('int', { name: 'last_seq', default: 0 }) lastSeq!: number;
  @Column('int', { name: 'last_inbound_seq', default: 0 }) lastInboundSeq!: number;
  /** The provider's time of the latest message of the customer: the reply window counts from here. */
  @Column('timestamptz', { name: 'last_inbound_at', nullable: true }) lastInboundAt!: Date | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One call of a provider as it came, kept before it was acknowledged (CHN-3). */
@Entity('webhook_receipt')
export class WebhookReceipt {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'inbox_id' }) inboxId!: string;
  @Column('bytea') body!: Buffer;
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date;
  /** Why nothing could be made of it; null when everything was understood. */
  @Column('text', { name: 'not_understood', nullable: true }) notUnderstood!: string | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which queue an inbox feeds: exactly one, or none (RTE-1). */
@Entity('inbox_queue')
export class InboxQueueEntity {
  @PrimaryColumn('uuid', { name: 'inbox_id' }) inboxId!: string;
  @Column('uuid', { name: 'queue_id' }) queueId!: string;
}

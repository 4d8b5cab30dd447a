import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '@guiche/kernel';

export type QueueId = Id<'queue'>;

/** Who gets the next ticket, and how (RTE-1). */
@Entity('queue')
export class QueueEntity {
  @PrimaryColumn('uuid') id!: QueueId;
  @Column('citext') name!: string;
  @Column('text') strategy!: string;
  /** Tickets at once per agent, unless he has a limit of his own (RTE-5). */
  @Column('int') capacity!: number;
  @Column('boolean') active!: boolean;
  @Column('int') version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}

/** An agent of a queue, in the queue's order. */
@Entity('queue_member')
export class QueueMemberEntity {
  @PrimaryColumn('uuid', { name: 'queue_id' }) queueId!: QueueId;
  @PrimaryColumn('uuid', { name: 'user_id' }) userId!: string;
  @Column('int') position!: number;
}

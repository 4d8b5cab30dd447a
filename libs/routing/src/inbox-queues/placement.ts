import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ReadTx } from '@guiche/platform/database';
import { TicketPlacement, type QueueDestination, type QueuePlacement } from '@guiche/tickets';
import { QueueRepository } from '../queues/queue.repository.js';
import { InboxQueueRepository } from './inbox-queue.repository.js';

/** Tells tickets where they may wait: the plug that tickets leaves open for whoever knows the queues. */
@Injectable()
export class Placement implements QueuePlacement, OnModuleInit {
  constructor(
    private readonly placement: TicketPlacement,
    private readonly links: InboxQueueRepository,
    private readonly queues: QueueRepository,
  ) {}

  onModuleInit(): void {
    this.placement.register(this);
  }

  async queueOfInbox(tx: ReadTx, inboxId: string): Promise<string | null> {
    const link = await this.links.find(tx, inboxId);
    return link?.active ? link.queueId : null;
  }

  queue(tx: ReadTx, queueId: string): Promise<QueueDestination | null> {
    return this.queues.find(tx, queueId);
  }

  queueNameSql(column: string): string {
    return `(SELECT placement.name::text FROM queue AS placement WHERE placement.id = ${column})`;
  }
}

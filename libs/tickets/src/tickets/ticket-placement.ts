import { Injectable } from '@nestjs/common';
import type { ReadTx } from '@guiche/platform/database';

/** A queue as a place where tickets can go. */
export interface QueueDestination {
  readonly id: string;
  readonly name: string;
  /** An inactive queue takes nothing new. */
  readonly active: boolean;
}

/** What this lib has to ask of the one that knows the queues, which stands to its right and registers itself. */
export interface QueuePlacement {
  /** The queue that an inbox feeds; null when it feeds none. */
  queueOfInbox(tx: ReadTx, inboxId: string): Promise<string | null>;
  queue(tx: ReadTx, queueId: string): Promise<QueueDestination | null>;
  /** SQL for the name of the queue whose id stands in `column`: one expression, so that a list stays one statement. */
  queueNameSql(column: string): string;
}

/** The plug of the queues: registered in `onModuleInit`, before the first statement is put together. */
@Injectable()
export class TicketPlacement {
  private queues: QueuePlacement | null = null;

  register(queues: QueuePlacement): void {
    this.queues = queues;
  }

  async queueOfInbox(tx: ReadTx, inboxId: string): Promise<string | null> {
    return this.queues ? this.queues.queueOfInbox(tx, inboxId) : null;
  }

  async queue(tx: ReadTx, queueId: string): Promise<QueueDestination | null> {
    return this.queues ? this.queues.queue(tx, queueId) : null;
  }

  queueNameSql(column: string): string {
    return this.queues ? this.queues.queueNameSql(column) : 'NULL::text';
  }
}

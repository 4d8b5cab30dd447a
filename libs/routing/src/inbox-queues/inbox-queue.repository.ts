import { Injectable } from '@nestjs/common';
import { statement, type ReadTx, type Tx } from '@guiche/platform/database';

const find = statement(
  'routing.inbox-queue-find',
  `SELECT i.queue_id AS "queueId", q.name AS "queueName", q.active
   FROM inbox_queue i JOIN queue q ON q.id = i.queue_id WHERE i.inbox_id = $1`,
);
const all = statement(
  'routing.inbox-queues',
  `SELECT i.id AS "inboxId", l.queue_id AS "queueId" FROM inbox i LEFT JOIN inbox_queue l ON l.inbox_id = i.id ORDER BY i.id`,
);
const put = statement(
  'routing.inbox-queue-put',
  `INSERT INTO inbox_queue (inbox_id, queue_id) VALUES ($1, $2)
   ON CONFLICT (inbox_id) DO UPDATE SET queue_id = EXCLUDED.queue_id`,
);
const remove = statement('routing.inbox-queue-remove', `DELETE FROM inbox_queue WHERE inbox_id = $1`);

/** The queue of an inbox. */
export interface InboxQueueRow {
  readonly queueId: string;
  readonly queueName: string;
  readonly active: boolean;
}

/** Which queue an inbox feeds. */
@Injectable()
export class InboxQueueRepository {
  find(tx: ReadTx, inboxId: string): Promise<InboxQueueRow | null> {
    return tx.row<InboxQueueRow>(find, [inboxId]);
  }

  /** Every inbox, also those that feed none. */
  all(tx: ReadTx): Promise<{ inboxId: string; queueId: string | null }[]> {
    return tx.rows(all);
  }

  async set(tx: Tx, inboxId: string, queueId: string | null): Promise<void> {
    if (queueId === null) await tx.rows(remove, [inboxId]);
    else await tx.rows(put, [inboxId, queueId]);
  }
}

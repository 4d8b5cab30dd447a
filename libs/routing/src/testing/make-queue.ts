import { newId, SystemClock } from '@guiche/kernel';
import type { Tx } from '@guiche/platform/database';
import { InboxQueueRepository } from '../inbox-queues/inbox-queue.repository.js';
import type { QueueEntity } from '../queues/queue.entity.js';
import { QueueRepository } from '../queues/queue.repository.js';

/** What a test may say about a queue. */
export type QueueValues = Partial<QueueEntity> & {
  readonly memberIds?: readonly string[];
  /** The inboxes that feed it. */
  readonly inboxIds?: readonly string[];
};

/** Writes an active queue with the strategy `evenly` and room for five tickets per agent, unless told otherwise. */
export async function makeQueue(tx: Tx, values: QueueValues = {}): Promise<QueueEntity> {
  const { memberIds = [], inboxIds = [], ...columns } = values;
  const id = columns.id ?? newId();
  const now = new SystemClock().now();
  const queue: QueueEntity = {
    name: `Queue ${id.slice(-8)}`,
    strategy: 'evenly',
    capacity: 5,
    active: true,
    version: 1,
    createdAt: now,
    updatedAt: now,
    ...columns,
    id,
  };
  const queues = new QueueRepository();
  await queues.insert(tx, queue);
  await queues.setMembers(tx, id, memberIds);
  for (const inboxId of inboxIds) await new InboxQueueRepository().set(tx, inboxId, id);
  return queue;
}

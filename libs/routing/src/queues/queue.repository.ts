import { Injectable } from '@nestjs/common';
import { listPage, type ListRequest, type Page } from '@guiche/platform/http';
import { statement, type ReadTx, type Tx } from '@guiche/platform/database';
import { QueueEntity, QueueMemberEntity, type QueueId } from './queue.entity.js';
import { queueList } from './queue.list.js';
import type { QueueResponse } from './queue.dto.js';

const columns = `queue.id, queue.name, queue.strategy, queue.capacity, queue.active, queue.version,
  queue.created_at AS "createdAt", queue.updated_at AS "updatedAt",
  coalesce((SELECT json_agg(json_build_object('userId', m.user_id) ORDER BY m.position)
            FROM queue_member m WHERE m.queue_id = queue.id), '[]') AS members,
  (SELECT count(*)::int FROM (SELECT 1 FROM ticket t
     WHERE t.queue_id = queue.id AND t.is_live AND t.assignee_id IS NULL LIMIT 1000) AS capped) AS waiting`;

const find = statement('routing.queue-find', `SELECT ${columns} FROM queue WHERE queue.id = $1`);
const replaceMembers = statement(
  'routing.queue-members-replace',
  `WITH removed AS (DELETE FROM queue_member WHERE queue_id = $1 AND NOT (user_id = ANY ($2::uuid[])))
   INSERT INTO queue_member (queue_id, user_id, position)
   SELECT $1, member.id, member.place FROM unnest($2::uuid[]) WITH ORDINALITY AS member(id, place)
   ON CONFLICT (queue_id, user_id) DO UPDATE SET position = EXCLUDED.position`,
);
const ofAgent = statement('routing.queues-of-agent', `SELECT queue_id FROM queue_member WHERE user_id = $1`);
const withMember = statement(
  'routing.queues-with-member',
  `SELECT q.id, q.name, NOT EXISTS (
            SELECT 1 FROM queue_member o JOIN user_account u ON u.id = o.user_id
             WHERE o.queue_id = q.id AND o.user_id <> $1 AND u.active) AS "isLast"
     FROM queue_member m JOIN queue q ON q.id = m.queue_id
    WHERE m.user_id = $1 AND q.active ORDER BY q.name, q.id`,
);
const waitingQueues = statement(
  'routing.queues-waiting',
  `SELECT q.id FROM queue q WHERE q.active AND EXISTS (
     SELECT 1 FROM ticket t WHERE t.queue_id = q.id AND t.is_live AND t.assignee_id IS NULL)`,
);

/** Queues and their members. */
@Injectable()
export class QueueRepository {
  list(tx: ReadTx, request: ListRequest): Promise<Page<QueueResponse>> {
    return listPage<QueueResponse>(tx, queueList, request, { from: 'queue', select: columns });
  }

  find(tx: ReadTx, id: QueueId): Promise<QueueResponse | null> {
    return tx.row<QueueResponse>(find, [id]);
  }

  async insert(tx: Tx, queue: QueueEntity): Promise<void> {
    await tx.manager.insert(QueueEntity, queue);
  }

  /** False when the version was another. */
  async update(tx: Tx, id: QueueId, version: number, change: Partial<QueueEntity>): Promise<boolean> {
    const result = await tx.manager.update(QueueEntity, { id, version }, { ...change, version: version + 1 });
    return result.affected === 1;
  }

  async delete(tx: Tx, id: QueueId): Promise<void> {
    await tx.manager.delete(QueueMemberEntity, { queueId: id });
    await tx.manager.delete(QueueEntity, { id });
  }

  /** Makes these the members, in this order. */
  async setMembers(tx: Tx, id: QueueId, userIds: readonly string[]): Promise<void> {
    await tx.rows(replaceMembers, [id, userIds]);
  }

  /** The queues in which an agent is. */
  async idsOfAgent(tx: ReadTx, userId: string): Promise<QueueId[]> {
    return (await tx.rows<{ queue_id: QueueId }>(ofAgent, [userId])).map((row) => row.queue_id);
  }

  /** The active queues in which somebody is, and whether he is the last who could work there. */
  withMember(tx: ReadTx, userId: string): Promise<{ id: string; name: string; isLast: boolean }[]> {
    return tx.rows(withMember, [userId]);
  }

  /** The active queues in which somebody waits. */
  async idsWithWaiting(tx: ReadTx): Promise<QueueId[]> {
    return (await tx.rows<{ id: QueueId }>(waitingQueues)).map((row) => row.id);
  }
}

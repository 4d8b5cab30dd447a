import { Injectable } from '@nestjs/common';
import { Clock, Conflict, Invalid, newId, NotFound, StaleVersion } from '@guiche/kernel';
import { AuditLog } from '@guiche/platform/audit';
import { isForeignKeyViolation, isUniqueViolation, UnitOfWork, type Tx } from '@guiche/platform/database';
import type { ListRequest, Page } from '@guiche/platform/http';
import { Outbox } from '@guiche/platform/outbox';
import type { CreateQueueDto, QueueResponse, UpdateQueueDto } from './queue.dto.js';
import { queueChanged } from './queue.events.js';
import { QueueRepository } from './queue.repository.js';

/** Queues as an administrator keeps them. */
@Injectable()
export class QueueService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly queues: QueueRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  list(request: ListRequest): Promise<Page<QueueResponse>> {
    return this.uow.read((tx) => this.queues.list(tx, request));
  }

  async get(id: string): Promise<QueueResponse> {
    const queue = await this.uow.read((tx) => this.queues.find(tx, id));
    if (!queue) throw new NotFound('queue.not-found');
    return queue;
  }

  create({ members = [], ...fields }: CreateQueueDto): Promise<QueueResponse> {
    return this.changing(async (tx) => {
      const now = this.clock.now();
      const queue = {
        id: newId(),
        strategy: 'evenly',
        capacity: 5,
        active: true,
        version: 1,
        createdAt: now,
        updatedAt: now,
        ...fields,
      };
      await this.queues.insert(tx, queue);
      await this.queues.setMembers(
        tx,
        queue.id,
        members.map(({ userId }) => userId),
      );
      return this.changed(tx, queue.id, null, 'queues.create');
    });
  }

  update(id: string, version: number, { members, ...fields }: UpdateQueueDto): Promise<QueueResponse> {
    return this.changing(async (tx) => {
      const before = await this.queues.find(tx, id);
      if (!before) throw new NotFound('queue.not-found');
      if (!(await this.queues.update(tx, id, version, { ...fields, updatedAt: this.clock.now() })))
        throw new StaleVersion();
      if (members)
        await this.queues.setMembers(
          tx,
          id,
          members.map(({ userId }) => userId),
        );
      return this.changed(tx, id, before, 'queues.update');
    });
  }

  /** Only a queue that nothing refers to; others are deactivated. */
  async delete(id: string): Promise<void> {
    await this.changing(async (tx) => {
      const before = await this.queues.find(tx, id);
      if (!before) throw new NotFound('queue.not-found');
      try {
        await tx.savepoint(() => this.queues.delete(tx, id));
      } catch (error) {
        if (isForeignKeyViolation(error)) throw new Conflict('queue.in-use', { name: before.name });
        throw error;
      }
      this.audit.record(tx, {
        action: 'queues.delete',
        subject: { type: 'queue', id, name: before.name },
        before: facts(before),
        after: null,
      });
    });
  }

  private async changed(tx: Tx, id: string, before: QueueResponse | null, action: string): Promise<QueueResponse> {
    const after = await this.queues.find(tx, id);
    if (!after) throw new NotFound('queue.not-found');
    await this.outbox.record(tx, queueChanged({ queueId: id }));
    this.audit.record(tx, {
      action,
      subject: { type: 'queue', id, name: after.name },
      before: before && facts(before),
      after: facts(after),
    });
    return after;
  }

  private async changing<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.uow.run(work);
    } catch (error) {
      if (isUniqueViolation(error, 'queue_name_key')) {
        throw new Invalid('platform.invalid-input', {}, [{ field: 'name', code: 'queue.name-taken' }]);
      }
      if (isForeignKeyViolation(error, 'queue_member_user_id_fkey')) {
        throw new Invalid('platform.invalid-input', {}, [{ field: 'members', code: 'queue.unknown-member' }]);
      }
      throw error;
    }
  }
}

const facts = ({ name, strategy, capacity, active, members }: QueueResponse): Record<string, unknown> => ({
  name,
  strategy,
  capacity,
  active,
  members: members.map(({ userId }) => userId),
});

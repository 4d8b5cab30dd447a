import { Injectable } from '@nestjs/common';
import { Inboxes } from '@guiche/channels';
import { Invalid, NotFound } from '@guiche/kernel';
import { AuditLog } from '@guiche/platform/audit';
import { isForeignKeyViolation, UnitOfWork, type ReadTx } from '@guiche/platform/database';
import type { InboxQueueResponse } from './inbox-queue.dto.js';
import { InboxQueueRepository } from './inbox-queue.repository.js';

/** Which queue an inbox feeds, as an administrator sets it. */
@Injectable()
export class InboxQueueService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly links: InboxQueueRepository,
    private readonly inboxes: Inboxes,
    private readonly audit: AuditLog,
  ) {}

  get(inboxId: string): Promise<InboxQueueResponse> {
    return this.uow.read(async (tx) => {
      await this.inboxName(tx, inboxId);
      return this.response(tx, inboxId);
    });
  }

  /** Of every inbox, for the configuration document. */
  all(): Promise<{ inboxId: string; queueId: string | null }[]> {
    return this.uow.read((tx) => this.links.all(tx));
  }

  async set(inboxId: string, queueId: string | null): Promise<InboxQueueResponse> {
    try {
      return await this.uow.run(async (tx) => {
        const name = await this.inboxName(tx, inboxId);
        const before = await this.response(tx, inboxId);
        await this.links.set(tx, inboxId, queueId);
        const after = await this.response(tx, inboxId);
        this.audit.record(tx, {
          action: 'inboxes.set-queue',
          subject: { type: 'inbox', id: inboxId, name },
          before: { queue: before.queueName },
          after: { queue: after.queueName },
        });
        return after;
      });
    } catch (error) {
      if (isForeignKeyViolation(error, 'inbox_queue_queue_id_fkey')) {
        throw new Invalid('platform.invalid-input', {}, [{ field: 'queueId', code: 'queue.not-found' }]);
      }
      throw error;
    }
  }

  private async response(tx: ReadTx, inboxId: string): Promise<InboxQueueResponse> {
    const link = await this.links.find(tx, inboxId);
    return { inboxId, queueId: link?.queueId ?? null, queueName: link?.queueName ?? null };
  }

  private async inboxName(tx: ReadTx, inboxId: string): Promise<string> {
    const inbox = await this.inboxes.find(tx, inboxId);
    if (!inbox) throw new NotFound('platform.not-found');
    return inbox.name;
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UserTies } from '@guiche/identity';
import { QueueRepository } from './queue.repository.js';

/** Tells identity of the queues somebody works in before he is deactivated, and where nobody is left without him (IAM-14). */
@Injectable()
export class QueueMembershipTie implements OnModuleInit {
  constructor(
    private readonly ties: UserTies,
    private readonly queues: QueueRepository,
  ) {}

  onModuleInit(): void {
    this.ties.register('queues', {
      report: async (tx, userId) => {
        const items = await this.queues.withMember(tx, userId);
        return { count: items.length, items };
      },
    });
  }
}

import { Injectable } from '@nestjs/common';
import { inboxMembersChanged } from '@guiche/channels';
import { accessChanged } from '@guiche/identity';
import type { Tx } from '@guiche/platform/database';
import { OnDomainEvents, type AnyEventOf } from '@guiche/platform/outbox';
import { ticketAssigned, ticketQueued, ticketStatusChanged, type TicketStatusChanged } from '@guiche/tickets';
import { countsTowardsLimit } from '../agents/load.js';
import { Distributor } from '../assignment/distributor.js';
import { presenceChanged } from '../presence/presence.events.js';
import { queueChanged } from '../queues/queue.events.js';
import { QueueRepository } from '../queues/queue.repository.js';

const wakers = [
  ticketQueued,
  ticketAssigned,
  ticketStatusChanged,
  presenceChanged,
  queueChanged,
  inboxMembersChanged,
  accessChanged,
] as const;

/**
 * Wakes the distributor when a ticket begins to wait or an agent may have room. The assignments are not made here: each
 * is a short transaction of its own, after this one is committed; should the process die in between, the sweep finds them.
 */
@Injectable()
export class OnSomethingToDistribute {
  constructor(
    private readonly queues: QueueRepository,
    private readonly distributor: Distributor,
  ) {}

  @OnDomainEvents(wakers, 'routing.distribute')
  async handle(event: AnyEventOf, tx: Tx): Promise<void> {
    const queueIds = await this.queuesOf(event, tx);
    if (queueIds.length > 0) tx.afterCommit(() => this.distributor.wake(queueIds));
  }

  private async queuesOf(event: AnyEventOf, tx: Tx): Promise<readonly string[]> {
    switch (event.type) {
      case ticketQueued.type:
      case queueChanged.type:
        return [event.queueId as string];
      case ticketAssigned.type:
        return this.ofAgent(event.fromUserId, tx);
      case ticketStatusChanged.type:
        return freesRoom(event as unknown as TicketStatusChanged) ? this.ofAgent(event.assigneeId, tx) : [];
      case presenceChanged.type:
        return event.presence === 'online' ? this.ofAgent(event.userId, tx) : [];
      default:
        return this.queues.idsWithWaiting(tx);
    }
  }

  private async ofAgent(userId: unknown, tx: Tx): Promise<readonly string[]> {
    return typeof userId === 'string' ? this.queues.idsOfAgent(tx, userId) : [];
  }
}

const freesRoom = ({ from, to }: TicketStatusChanged): boolean => countsTowardsLimit(from) && !countsTowardsLimit(to);

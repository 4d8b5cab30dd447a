import { Injectable } from '@nestjs/common';
import { Clock } from '@guiche/kernel';
import type { Tx } from '@guiche/platform/database';
import { InTransaction, type EventOf } from '@guiche/platform/outbox';
import { ticketAssigned, ticketStatusChanged } from '@guiche/tickets';
import { AgentStateRepository } from '../agents/agent-state.repository.js';

/** Keeps the load of agents true in the transaction that changes their tickets. */
@Injectable()
export class OnAgentLoad {
  constructor(
    private readonly agents: AgentStateRepository,
    private readonly clock: Clock,
  ) {}

  @InTransaction(
    [ticketAssigned, ticketStatusChanged],
    'routing.count-load',
    'the next assignment must see the load that this change makes',
  )
  async handle(event: EventOf<typeof ticketAssigned> | EventOf<typeof ticketStatusChanged>, tx: Tx): Promise<void> {
    const affected = 'assigneeId' in event ? [event.assigneeId] : [event.fromUserId, event.toUserId];
    const userIds = affected.filter((userId): userId is string => userId !== null);
    if (userIds.length === 0) return;
    for (const userId of userIds) await this.agents.ensure(tx, userId, this.clock.now());
    await this.agents.recount(tx, userIds);
  }
}

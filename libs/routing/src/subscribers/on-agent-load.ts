import { Injectable } from '@nestjs/common';
import { Clock, Conflict } from '@guiche/kernel';
import type { Tx } from '@guiche/platform/database';
import { InTransaction, type EventOf } from '@guiche/platform/outbox';
import { ticketAssigned, ticketStatusChanged } from '@guiche/tickets';
import { AgentStateRepository } from '../agents/agent-state.repository.js';

/** Keeps the load and the rotation of agents true in the transaction that changes their tickets. */
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
    const given = 'toUserId' in event ? event.toUserId : null;
    const affected = 'toUserId' in event ? [event.fromUserId, given] : [event.assigneeId];
    const userIds = affected.filter((userId) => userId !== null);
    if (userIds.length === 0) return;
    const now = this.clock.now();
    await this.agents.lock(tx, userIds, now);
    const held = await this.agents.recount(tx, userIds, given, now);
    // Whoever deactivates a user holds this row, too: his tickets are released afterwards, so none may come later.
    const receiver = held.find(({ userId }) => userId === given);
    if (receiver && !receiver.active) throw new Conflict('agent.deactivated');
  }
}

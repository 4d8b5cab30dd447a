import { Injectable } from '@nestjs/common';
import { Clock, Conflict } from '@guiche/kernel';
import type { Tx } from '@guiche/platform/database';
import { InTransaction, type EventOf } from '@guiche/platform/outbox';
import { ticketAssigned, ticketStatusChanged } from '@guiche/tickets';
import { AgentStateRepository } from '../agents/agent-state.repository.js';
import { isCounted } from '../agents/counted.js';

const pending = Symbol('agents whose tickets this transaction changes');

interface Touched {
  readonly userIds: Set<string>;
  readonly receiverIds: string[];
}

/**
 * Keeps the load and the rotation of agents true in the transaction that changes their tickets. They are counted just
 * before it is committed, all at once: a transaction that handles many messages must not hold an agent's row while it
 * waits for the next ticket, which somebody may hold who waits for that row. The distribution, which waits for neither,
 * counts for itself.
 */
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
  handle(event: EventOf<typeof ticketAssigned> | EventOf<typeof ticketStatusChanged>, tx: Tx): Promise<void> {
    if (isCounted(tx, event.ticketId)) return Promise.resolve();
    const receiverId = 'toUserId' in event ? event.toUserId : null;
    const affected = 'toUserId' in event ? [event.fromUserId, receiverId] : [event.assigneeId];
    const userIds = affected.filter((userId) => userId !== null);
    if (userIds.length === 0) return Promise.resolve();
    const { userIds: known, receiverIds } = this.touchedIn(tx);
    userIds.forEach((userId) => known.add(userId));
    const before = receiverIds.length;
    if (receiverId !== null) receiverIds.push(receiverId);
    // What a savepoint undid was no assignment; counting anew does no harm.
    tx.onUndo(() => (receiverIds.length = Math.min(receiverIds.length, before)));
    return Promise.resolve();
  }

  private touchedIn(tx: Tx): Touched {
    const known = tx.notes.get(pending) as Touched | undefined;
    if (known) return known;
    const touched: Touched = { userIds: new Set(), receiverIds: [] };
    tx.notes.set(pending, touched);
    tx.beforeCommit(() => this.count(tx, touched), 5);
    return touched;
  }

  private async count(tx: Tx, { userIds, receiverIds }: Touched): Promise<void> {
    tx.notes.delete(pending);
    const now = this.clock.now();
    await this.agents.lock(tx, [...userIds], now);
    const held = await this.agents.recount(tx, [...userIds], receiverIds, now);
    // Whoever deactivates a user holds this row, too: his tickets are released afterwards, so none may come later.
    if (held.some(({ userId, active }) => !active && receiverIds.includes(userId)))
      throw new Conflict('agent.deactivated');
  }
}

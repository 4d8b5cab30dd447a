import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '@guiche/kernel';
import { asSystem } from '@guiche/platform/context';
import { UnitOfWork } from '@guiche/platform/database';
import { TicketAssignment } from '@guiche/tickets';
import { AgentStateRepository } from '../agents/agent-state.repository.js';
import { AssignmentRepository } from './assignment.repository.js';
import type { Strategy } from './strategies.js';

/** How soon a queue is looked at again when a ticket or an agent was held by somebody else. */
const againMs = 25;

/**
 * Gives waiting tickets to agents with room (RTE-8). Every assignment is a transaction of its own that holds the ticket
 * and the agent's row together, in this order everywhere, so any number of processes may work on one queue at once.
 */
@Injectable()
export class Distributor implements OnApplicationShutdown {
  private readonly logger = new Logger('Distributor');
  private readonly draining = new Map<string, Promise<void>>();
  private readonly again = new Set<string>();
  private stopping = false;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly assignments: AssignmentRepository,
    private readonly agents: AgentStateRepository,
    private readonly tickets: TicketAssignment,
  ) {}

  /** Looks at these queues now, or once more when they are being looked at. Does not wait. */
  wake(queueIds: readonly string[]): void {
    for (const queueId of queueIds) void this.drain(queueId);
  }

  /** Gives out whatever the queue can give now. */
  drain(queueId: string): Promise<void> {
    const running = this.draining.get(queueId);
    if (running) {
      this.again.add(queueId);
      return running;
    }
    const work = asSystem('routing.distribute', () => this.drainUntilDone(queueId))
      .catch((error: unknown) => this.logger.error(error instanceof Error ? error.stack : String(error)))
      .finally(() => this.draining.delete(queueId));
    this.draining.set(queueId, work);
    return work;
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await Promise.allSettled(this.draining.values());
  }

  private async drainUntilDone(queueId: string): Promise<void> {
    do {
      this.again.delete(queueId);
      const strategy = await this.uow.read((tx) => this.assignments.strategyOf(tx, queueId));
      if (!strategy) return;
      while (!this.stopping && (await this.assignNext(queueId, strategy)));
      // Nothing was free of locks; when that is all that stood in the way, look again shortly.
      if (!this.stopping && (await this.uow.read((tx) => this.assignments.couldGoOn(tx, queueId)))) {
        await new Promise((resolve) => setTimeout(resolve, againMs));
        this.again.add(queueId);
      }
    } while (this.again.has(queueId) && !this.stopping);
  }

  /** One ticket to one agent; false when no ticket waits or nobody has room. */
  private async assignNext(queueId: string, strategy: Strategy): Promise<boolean> {
    return this.uow.run(async (tx) => {
      const ticket = await this.assignments.lockOldestWaiting(tx, queueId);
      if (!ticket) return false;
      const userId = await this.assignments.lockAgent(tx, strategy, queueId, ticket.inbox_id);
      if (!userId) return false;
      await this.agents.markAssigned(tx, userId, this.clock.now());
      await this.tickets.assignAutomatically(tx, ticket.id, userId);
      return true;
    });
  }
}

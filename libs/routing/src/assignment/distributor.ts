import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { asSystem } from '@guiche/platform/context';
import { UnitOfWork } from '@guiche/platform/database';
import { TicketAssignment } from '@guiche/tickets';
import type { StrategyCode } from '../strategies/registry.js';
import { AssignmentRepository } from './assignment.repository.js';

/** How soon a queue is looked at again when somebody else holds the ticket or the agent: doubled up to the second. */
const pauseMs = { first: 10, longest: 500 };

/** A ticket was given; or nobody was free for one of this inbox; or no ticket was free. */
type Outcome = 'given' | 'none-waiting' | { readonly nobodyFor: string };

/**
 * Gives waiting tickets to agents with room (RTE-8). Every assignment is a transaction of its own that holds the ticket
 * and then the agent's row, as everybody does who changes them, so any number of processes may work on one queue at once.
 */
@Injectable()
export class Distributor implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Distributor');
  private readonly draining = new Map<string, Promise<void>>();
  private readonly woken = new Set<string>();
  private stopping = false;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly assignments: AssignmentRepository,
    private readonly tickets: TicketAssignment,
  ) {}

  /** Looks at these queues now, or once more when they are being looked at. Does not wait. */
  wake(queueIds: readonly string[]): void {
    for (const queueId of queueIds) void this.drain(queueId);
  }

  /** Gives out whatever the queue can give now. */
  drain(queueId: string): Promise<void> {
    this.woken.add(queueId);
    const running = this.draining.get(queueId);
    if (running) return running;
    const work = asSystem('routing.distribute', () => this.drainUntilDone(queueId)).catch((error: unknown) => {
      this.draining.delete(queueId);
      this.logger.error(error instanceof Error ? error.stack : String(error));
    });
    this.draining.set(queueId, work);
    return work;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await Promise.allSettled(this.draining.values());
  }

  /** Ends when no ticket waits for which, locks aside, somebody has room. */
  private async drainUntilDone(queueId: string): Promise<void> {
    let pause = pauseMs.first;
    while (this.woken.delete(queueId) && !this.stopping) {
      const strategy = await this.uow.read((tx) => this.assignments.strategyOf(tx, queueId));
      // At first every inbox is tried; only when one cannot be served is it worth asking which others can.
      let open: string[] | null = null;
      while (strategy && !this.stopping && !this.woken.has(queueId)) {
        const outcome = await this.assignNext(queueId, strategy, open);
        if (outcome === 'given') {
          pause = pauseMs.first;
          continue;
        }
        if (open && typeof outcome === 'object') {
          open = open.filter((inboxId) => inboxId !== outcome.nobodyFor);
          if (open.length > 0) continue;
        }
        const isSecondLook = open !== null;
        open = await this.uow.read((tx) => this.assignments.openInboxes(tx, queueId));
        if (open.length === 0) break;
        if (isSecondLook) {
          await new Promise((resolve) => setTimeout(resolve, pause));
          pause = Math.min(2 * pause, pauseMs.longest);
        }
      }
    }
    // In one breath with the last look at `woken`: nobody who wakes the queue finds it asleep and yet running.
    this.draining.delete(queueId);
  }

  /** One ticket to one agent. */
  private async assignNext(queueId: string, strategy: StrategyCode, open: string[] | null): Promise<Outcome> {
    return this.uow.run(async (tx) => {
      await this.assignments.takeTurn(tx, queueId);
      const ticket = await this.assignments.lockOldestWaiting(tx, queueId, open);
      if (!ticket) return 'none-waiting';
      const userId = await this.assignments.lockAgent(tx, strategy, ticket, open ? 'any' : 'first');
      if (!userId) return { nobodyFor: ticket.inbox_id };
      await this.tickets.assignAutomatically(tx, ticket.id, userId);
      return 'given';
    });
  }
}

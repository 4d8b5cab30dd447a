import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Clock } from '@guiche/kernel';
import { asSystem } from '@guiche/platform/context';
import { UnitOfWork } from '@guiche/platform/database';
import { TicketAssignment } from '@guiche/tickets';
import { markCounted } from '../agents/counted.js';
import { AssignmentRepository } from './assignment.repository.js';

/** How soon a queue is looked at again when somebody else holds the ticket or the agent: doubled up to the second. */
const pauseMs = { first: 10, longest: 500 };

/** How many tickets are given in one transaction: enough to share its cost, few enough to be short. */
const perTransaction = 8;

/** There may be more to give; or nobody was free for a ticket of this inbox; or no ticket was free; or the queue is not active. */
type Outcome = 'more' | 'none-waiting' | 'inactive' | { readonly nobodyFor: string };

/** The agent was deactivated between two statements: whatever was done is undone, and somebody else is asked. */
class Overtaken extends Error {}

/**
 * Gives waiting tickets to agents with room (RTE-8). It holds the ticket and then the agent's row, as everybody does who
 * changes them, and waits for neither: what others hold it passes over. So any number of processes may work on one queue.
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
    private readonly clock: Clock,
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
      // At first every inbox is tried; only when one cannot be served is it worth asking which others can.
      let open: string[] | null = null;
      while (!this.stopping && !this.woken.has(queueId)) {
        const outcome = await this.giveSome(queueId, open);
        if (outcome === 'inactive') break;
        if (outcome === 'more') {
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

  /** Some tickets to an agent each, in one transaction. */
  private async giveSome(queueId: string, open: string[] | null): Promise<Outcome> {
    try {
      return await this.uow.run(async (tx) => {
        const strategy = await this.assignments.takeTurn(tx, queueId);
        if (strategy === null) return 'inactive';
        for (let given = 0; given < perTransaction; given++) {
          const ticket = await this.assignments.lockOldestWaiting(tx, queueId, open);
          if (ticket === null) return 'none-waiting';
          const among = open ? 'any' : 'first';
          const userId = await this.assignments.takeAgent(tx, strategy, ticket, among, this.clock.now());
          if (userId === null) return { nobodyFor: ticket.inbox_id };
          markCounted(tx, ticket.id);
          if (!(await this.tickets.assignAutomatically(tx, ticket.id, userId))) throw new Overtaken();
        }
        return 'more';
      });
    } catch (error) {
      if (error instanceof Overtaken) return 'more';
      throw error;
    }
  }
}

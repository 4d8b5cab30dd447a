import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Job, JobOptions, Queue } from 'bull';
import { Clock } from '@guiche/kernel';
import type { JobEngine } from './job-engine.js';
import type { JobRunner } from './job-runner.js';
import type { JobTicket } from './job-ticket.js';
import { concurrencyOf } from './jobs.config.js';

/** What Redis holds of a job: only its id. */
export interface BullJobData {
  readonly id: string;
}

/** A Redis that is away must not hold up a shutdown. */
const pausePatienceMs = 2_000;

/** Brings jobs through Bull: one queue per family. Redis may forget all of it, because the rows do not. */
export class BullRunner implements JobRunner {
  readonly name = 'bull';
  private readonly logger = new Logger('JobRunner');
  private engine: JobEngine | null = null;
  private queues: Queue<BullJobData>[] = [];
  private readonly claims = new Set<Promise<unknown>>();

  constructor(
    private readonly queueOf: (family: string) => Queue<BullJobData>,
    private readonly clock: Clock,
  ) {}

  announce(tickets: readonly JobTicket[]): void {
    void this.hand(tickets);
  }

  /** Adding what Bull already holds is nothing to it: the Bull id names the row and its attempt. */
  async hand(tickets: readonly JobTicket[], why?: string): Promise<void> {
    const byFamily = new Map<string, { data: BullJobData; opts: JobOptions }[]>();
    for (const ticket of tickets) {
      const jobs = byFamily.get(ticket.family) ?? [];
      jobs.push({ data: { id: ticket.id }, opts: this.options(ticket, why) });
      byFamily.set(ticket.family, jobs);
    }
    for (const [family, jobs] of byFamily) {
      try {
        await this.queueOf(family).addBulk(jobs);
      } catch (error) {
        // The sweeper brings them once Redis is back.
        this.logger.warn(`${jobs.length} jobs of ${family} could not be given to Redis: ${(error as Error).message}`);
      }
    }
  }

  async start(engine: JobEngine, families: readonly string[]): Promise<void> {
    this.engine = engine;
    for (const family of families) {
      const queue = this.queueOf(family);
      queue.on('error', (error) => this.logger.warn(`Redis, ${family}: ${error.message}`));
      // Resolves only when the queue closes.
      void queue
        .process(concurrencyOf(family), (job: Job<BullJobData>) => this.run(job.data.id))
        .catch((error: unknown) => this.logger.error(`Bull, ${family}: ${(error as Error).message}`));
    }
    this.queues = families.map((family) => this.queueOf(family));
  }

  async stop(): Promise<void> {
    const engine = this.engine;
    this.engine = null;
    // Local and without waiting for Bull: what runs is the engine's to end.
    const paused = Promise.allSettled(this.queues.map((queue) => queue.pause(true, true)));
    await Promise.race([paused, pause(pausePatienceMs, undefined, { ref: false })]);
    await Promise.allSettled(this.claims);
    await engine?.close();
  }

  /** The row decides whether there is anything to do; Bull is never told of a failure, it knows no retries here. */
  private async run(id: string): Promise<void> {
    const engine = this.engine;
    if (!engine) return;
    const claim = engine.claimOne(id).then((job) => (job ? { next: engine.execute(job) } : null));
    this.claims.add(claim);
    try {
      const run = await claim.finally(() => this.claims.delete(claim));
      if (run) await this.hand(await run.next, `after-${id}`);
    } catch (error) {
      this.logger.error(`Job ${id}: ${(error as Error).message}`);
    }
  }

  private options(ticket: JobTicket, why?: string): JobOptions {
    return {
      jobId: [ticket.id, ticket.starts, ...(why ? [why] : [])].join('_'),
      delay: Math.max(0, Math.ceil(ticket.dueAtMs - this.clock.now().getTime())),
      priority: ticket.priority,
      removeOnComplete: true,
      removeOnFail: true,
    };
  }
}

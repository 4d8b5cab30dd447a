import { Inject, Injectable, Logger } from '@nestjs/common';
import { addMilliseconds, Clock } from '@guiche/kernel';
import { UnitOfWork } from '../database/index.js';
import { JOB_RUNNER, type JobRunner } from './job-runner.js';
import type { JobTicket } from './job-ticket.js';
import { JobRepository } from './job.repository.js';
import { jobsConfig } from './jobs.config.js';
import { RecurringJobs } from './recurring-jobs.js';

/** How many rows of a family one sweep brings; the rest is brought by the next ones. */
const handful = 200;

/** Brings rows that nobody finished to the runner again: lost by Redis, or held by a worker that died. */
@Injectable()
export class JobSweeper {
  private readonly logger = new Logger('JobSweeper');
  private timer: NodeJS.Timeout | null = null;
  private sweeping: Promise<void> = Promise.resolve();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly repository: JobRepository,
    private readonly recurring: RecurringJobs,
    private readonly clock: Clock,
    @Inject(JOB_RUNNER) private readonly runner: JobRunner,
  ) {}

  start(families: readonly string[]): void {
    const next = (): void => {
      this.timer = setTimeout(() => {
        this.sweeping = this.sweep(families)
          .catch((error: unknown) => this.logger.error(`Sweep failed: ${(error as Error).message}`))
          .finally(() => {
            if (this.timer) next();
          });
      }, jobsConfig().sweepMs);
    };
    next();
  }

  async stop(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    await this.sweeping;
  }

  /** One round over all families. */
  async sweep(families: readonly string[]): Promise<void> {
    await this.recurring.ensure();
    const { sweepGraceMs } = jobsConfig();
    const now = this.clock.now();
    const patienceMs = 10 * sweepGraceMs + 1;
    // A flushed Redis may keep the shell of a job that it no longer brings, and would take the same id for a repetition.
    // So what is still overdue after a while goes under another id, the same in all processes for some time.
    const otherwise = `sweep-${Math.floor(now.getTime() / patienceMs)}`;
    for (const family of families) {
      const { lapsed, overdue } = await this.uow.read(async (tx) => ({
        lapsed: await this.repository.lapsed(tx, family, handful),
        overdue: await this.repository.overdue(tx, family, addMilliseconds(now, -sweepGraceMs), handful),
      }));
      const isOld = (ticket: JobTicket): boolean => ticket.dueAtMs < now.getTime() - patienceMs;
      await this.bring(overdue.filter((ticket) => !isOld(ticket)));
      await this.bring([...lapsed, ...overdue.filter(isOld)], otherwise);
    }
  }

  private async bring(tickets: readonly JobTicket[], why?: string): Promise<void> {
    if (tickets.length > 0) await this.runner.hand(tickets, why);
  }
}

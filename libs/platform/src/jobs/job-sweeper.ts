import { Inject, Injectable, Logger } from '@nestjs/common';
import { addMilliseconds, Clock } from '@guiche/kernel';
import { UnitOfWork } from '../database/index.js';
import { JOB_RUNNER, type JobRunner } from './job-runner.js';
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
    const before = addMilliseconds(this.clock.now(), -jobsConfig().sweepGraceMs);
    for (const family of families) {
      const tickets = await this.uow.read(async (tx) => [
        ...(await this.repository.lapsed(tx, family, handful)),
        ...(await this.repository.overdue(tx, family, before, handful)),
      ]);
      if (tickets.length > 0) await this.runner.hand(tickets);
    }
  }
}

import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { definedJobs } from './job-definition.js';
import { JobAccess } from './job-access.js';
import { JobEngine } from './job-engine.js';
import { JobHandlers } from './job-handlers.js';
import { JOB_RUNNER, type JobRunner } from './job-runner.js';
import { JobSweeper } from './job-sweeper.js';

/** Runs jobs in this process from `start` until shutdown; without `start` the process only schedules them. */
@Injectable()
export class JobWorker implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private started = false;
  private stopping: Promise<void> | null = null;

  constructor(
    private readonly handlers: JobHandlers,
    private readonly access: JobAccess,
    private readonly engine: JobEngine,
    private readonly sweeper: JobSweeper,
    @Inject(JOB_RUNNER) private readonly runner: JobRunner,
  ) {}

  /** Refuses when a kind has no handler or two. Must be called before the listener starts. */
  async start(): Promise<void> {
    const definitions = definedJobs();
    const handlers = this.handlers.all();
    this.access.assertComplete(definitions);
    const families = [...new Set(definitions.map((definition) => definition.family))];
    this.started = true;
    this.engine.open(handlers);
    await this.runner.start(this.engine, families);
    this.sweeper.start(families);
    this.logger.log(`Runs ${handlers.size} kinds of jobs (${this.runner.name})`);
  }

  /** Takes no new job and lets the running ones end. */
  stop(): Promise<void> {
    this.stopping ??= this.started ? this.sweeper.stop().then(() => this.runner.stop()) : Promise.resolve();
    return this.stopping;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
  }
}

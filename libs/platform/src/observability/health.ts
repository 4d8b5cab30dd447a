import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { statement, UnitOfWork } from '../database/index.js';
import { PlatformFigures } from './platform-figures.js';
import { JOB_RUNNER_HEALTH, type RunnerHealth } from './runner-health.js';

const probe = statement(
  'platform.health',
  `SELECT count(*)::int AS migrations, count(*) FILTER (WHERE name = $1)::int AS newest FROM migration`,
);
/** A reaction that is this far behind is worth a warning; it does not keep the process from serving. */
const longLagSeconds = 60;

/** What keeps a process from serving; empty when nothing does. */
export interface HealthReport {
  readonly ready: boolean;
  readonly missing: readonly string[];
  /** What an operator should look at although everybody is served: `outbox-behind`, `jobs-failed`. */
  readonly warnings: readonly string[];
}

/** Whether this process can serve now. */
@Injectable()
export class Health implements BeforeApplicationShutdown {
  private stopping = false;
  private newestMigration: string | null = null;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly figures: PlatformFigures,
    @Inject(JOB_RUNNER_HEALTH) private readonly runner: RunnerHealth,
  ) {}

  beforeApplicationShutdown(): void {
    this.stopping = true;
  }

  /** The schema this release was written for: without that migration the process is not ready. */
  expectMigration(name: string): void {
    this.newestMigration = name;
  }

  async report(): Promise<HealthReport> {
    const missing: string[] = [];
    const warnings: string[] = [];
    if (this.stopping) missing.push('shutting-down');
    try {
      const [row] = await this.uow.once<{ migrations: number; newest: number }>(probe, [this.newestMigration]);
      const migrated = this.newestMigration === null ? row?.migrations : row?.newest;
      if (!migrated) missing.push('migrations');
      else warnings.push(...(await this.warnings()));
    } catch {
      missing.push('database');
    }
    if (!(await this.runner.reachable())) missing.push('redis');
    return { ready: missing.length === 0, missing, warnings };
  }

  private async warnings(): Promise<string[]> {
    const lags = await this.figures.outboxLags();
    const jobs = await this.figures.jobCounts();
    return [
      ...(lags.some(({ seconds }) => seconds > longLagSeconds) ? ['outbox-behind'] : []),
      ...(jobs.some(({ state, count }) => state === 'failed' && count > 0) ? ['jobs-failed'] : []),
    ];
  }
}

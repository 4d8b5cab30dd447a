import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { statement, UnitOfWork } from '../database/index.js';
import { JOB_RUNNER_HEALTH, type RunnerHealth } from './runner-health.js';

const probe = statement('platform.health', 'SELECT count(*)::int AS migrations FROM migration');

/** What keeps a process from serving; empty when nothing does. */
export interface HealthReport {
  readonly ready: boolean;
  readonly missing: readonly string[];
}

/** Whether this process can serve now. */
@Injectable()
export class Health implements BeforeApplicationShutdown {
  private stopping = false;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly dataSource: DataSource,
    @Inject(JOB_RUNNER_HEALTH) private readonly runner: RunnerHealth,
  ) {}

  beforeApplicationShutdown(): void {
    this.stopping = true;
  }

  async report(): Promise<HealthReport> {
    const missing: string[] = [];
    if (this.stopping) missing.push('shutting-down');
    try {
      const [row] = await this.uow.once<{ migrations: number }>(probe, []);
      if (!this.dataSource.isInitialized || (row?.migrations ?? 0) === 0) missing.push('migrations');
    } catch {
      missing.push('database');
    }
    if (!(await this.runner.reachable())) missing.push('redis');
    return { ready: missing.length === 0, missing };
  }
}

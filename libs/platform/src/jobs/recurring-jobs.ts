import { Injectable } from '@nestjs/common';
import { addMilliseconds, Clock, newId } from '@guiche/kernel';
import { asSystem, currentCause } from '../context/index.js';
import { UnitOfWork } from '../database/index.js';
import { definedJobs } from './job-definition.js';
import { JobRepository } from './job.repository.js';

/** Keeps exactly one waiting or running row of every kind that recurs, however many workers run. */
@Injectable()
export class RecurringJobs {
  /** When this process last looked, so that a sweep every few seconds does not ask for a job that runs daily. */
  private readonly checkedAtMs = new Map<string, number>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly repository: JobRepository,
    private readonly clock: Clock,
  ) {}

  async ensure(): Promise<void> {
    const now = this.clock.now();
    for (const definition of definedJobs()) {
      const { everyMs, kind } = definition;
      const checked = this.checkedAtMs.get(kind);
      if (everyMs === null || (checked !== undefined && now.getTime() - checked < Math.min(everyMs / 4, 60_000)))
        continue;
      const row = {
        id: newId(),
        kind,
        family: definition.family,
        key: `every:${kind}`,
        orderedBy: null,
        priority: 3,
        payload: {},
        cause: asSystem(kind, currentCause),
        maxAttempts: definition.maxAttempts,
        dueAt: addMilliseconds(now, everyMs),
        createdAt: now,
      };
      await this.uow.run((tx) => this.repository.insertUnlessLive(tx, row));
      this.checkedAtMs.set(kind, now.getTime());
    }
  }
}

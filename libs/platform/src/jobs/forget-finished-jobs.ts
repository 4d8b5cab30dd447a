import { Injectable } from '@nestjs/common';
import { addMilliseconds, Clock } from '@guiche/kernel';
import { UnitOfWork } from '../database/index.js';
import { HandlesJob } from './handles-job.decorator.js';
import { defineJob } from './job-definition.js';
import { JobRepository } from './job.repository.js';
import { jobsConfig } from './jobs.config.js';

/** Removes rows of jobs that ended well long ago, so that the table stays as small as its work. */
export const forgetFinishedJobs = defineJob<Record<string, never>>('platform.forget-finished-jobs', {
  family: 'housekeeping',
  actsFor: 'system: finished jobs are of no use after some days',
  everyMs: 3_600_000,
});

const batch = 2_000;

/** Runs `platform.forget-finished-jobs`. */
@Injectable()
export class ForgetFinishedJobs {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly repository: JobRepository,
    private readonly clock: Clock,
  ) {}

  @HandlesJob(forgetFinishedJobs)
  async run(): Promise<void> {
    const decided = await this.uow.read((tx) => this.repository.keptDays(tx));
    if (decided === null) return;
    const before = addMilliseconds(this.clock.now(), -(decided ?? jobsConfig().keepDays) * 86_400_000);
    while ((await this.uow.read((tx) => this.repository.forget(tx, before, batch))) === batch);
  }
}

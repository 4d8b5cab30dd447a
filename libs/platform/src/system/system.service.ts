import { Injectable } from '@nestjs/common';
import { Conflict, NotFound } from '@guiche/kernel';
import { AuditLog } from '../audit/index.js';
import { isUniqueViolation, UnitOfWork } from '../database/index.js';
import type { ListRequest, Page } from '../http/index.js';
import { Jobs } from '../jobs/index.js';
import { ParkedEvents } from '../outbox/index.js';
import { SystemRepository, type JobRow, type ParkedEventRow } from './system.repository.js';

/** What an administrator sees of the machinery, and what he may set going again. */
@Injectable()
export class SystemService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly repository: SystemRepository,
    private readonly jobs: Jobs,
    private readonly parked: ParkedEvents,
    private readonly audit: AuditLog,
  ) {}

  listJobs(request: ListRequest): Promise<Page<JobRow>> {
    return this.uow.read((tx) => this.repository.jobs(tx, request));
  }

  parkedEvents(): Promise<ParkedEventRow[]> {
    return this.uow.read((tx) => this.repository.parkedEvents(tx));
  }

  async retryJob(id: string): Promise<void> {
    try {
      await this.uow.run(async (tx) => {
        const kind = await this.jobs.retry(tx, id);
        if (kind === null) throw new NotFound('platform.not-found');
        this.audit.record(tx, { action: 'jobs.retry', subject: { type: 'job', id, name: kind } });
      });
    } catch (error) {
      if (isUniqueViolation(error, 'job_live_by_key')) throw new Conflict('platform.job-superseded');
      throw error;
    }
  }

  async retryParked(subscriber: string, key: string): Promise<void> {
    await this.uow.run(async (tx) => {
      if (!(await this.parked.retryNow(tx, subscriber, key))) throw new NotFound('platform.not-found');
      const subject = { type: 'parked-event', id: key, name: subscriber };
      this.audit.record(tx, { action: 'parked-events.retry', subject });
    });
  }
}

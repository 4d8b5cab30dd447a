import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ListOf, ListQuery, Requires, UuidParam, type ListRequest, type Page } from '../http/index.js';
import { JobResponse, toJobResponse } from './job.dto.js';
import { jobList } from './job.list.js';
import { ParkedEventResponse, RetryParkedEventsDto, toParkedEventResponse } from './parked-event.dto.js';
import { systemPermissions } from './system.permissions.js';
import { SystemService } from './system.service.js';

/** Failed jobs and parked events over HTTP. */
@Controller()
export class SystemController {
  constructor(private readonly system: SystemService) {}

  /** Failed jobs, or those in the state asked for. */
  @Get('jobs')
  @Requires(systemPermissions.read)
  @ListOf(JobResponse)
  async jobs(@ListQuery(jobList) request: ListRequest): Promise<Page<JobResponse>> {
    return (await this.system.listJobs(request)).map(toJobResponse);
  }

  /** Lets a failed job run again, with all its attempts. */
  @Post('jobs/:id/retry')
  @HttpCode(204)
  @Requires(systemPermissions.retry)
  async retryJob(@UuidParam('id') id: string): Promise<void> {
    await this.system.retryJob(id);
  }

  /** The first 200 parked events, those that failed most often first. */
  @Get('parked-events')
  @Requires(systemPermissions.read)
  async parkedEvents(): Promise<ParkedEventResponse[]> {
    return (await this.system.parkedEvents()).map(toParkedEventResponse);
  }

  /** Lets the parked events of a key be handled again, in their order. */
  @Post('parked-events/retry')
  @HttpCode(204)
  @Requires(systemPermissions.retry)
  async retryParked(@Body() { subscriber, key }: RetryParkedEventsDto): Promise<void> {
    await this.system.retryParked(subscriber, key);
  }
}

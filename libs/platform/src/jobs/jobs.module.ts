import { setTimeout as pause } from 'node:timers/promises';
import { BullModule, getQueueToken } from '@nestjs/bull';
import { Inject, Injectable, Module, type DynamicModule, type BeforeApplicationShutdown } from '@nestjs/common';
import { DiscoveryModule, ModuleRef } from '@nestjs/core';
import type { Queue } from 'bull';
import { Clock } from '@guiche/kernel';
import { Announcer, Listener, UnitOfWork } from '../database/index.js';
import { bullOptions } from './bull-queues.js';
import { BullRunner, type BullJobData } from './bull-runner.js';
import { ForgetFinishedJobs } from './forget-finished-jobs.js';
import { InProcessRunner } from './in-process-runner.js';
import { JobAccess } from './job-access.js';
import { definedJobs } from './job-definition.js';
import { JobEngine } from './job-engine.js';
import { JobHandlers } from './job-handlers.js';
import { JOB_RUNNER } from './job-runner.js';
import { JobSweeper } from './job-sweeper.js';
import { JobWorker } from './job-worker.js';
import { JobRepository } from './job.repository.js';
import { Jobs } from './jobs.js';
import { jobCourierConfig } from './jobs.config.js';
import { RecurringJobs } from './recurring-jobs.js';

const BULL_END = Symbol('closes the shared Redis connections');

/** A Redis that is away must not hold up a shutdown. */
const closePatienceMs = 2_000;

@Injectable()
class BullEnd implements BeforeApplicationShutdown {
  constructor(
    private readonly worker: JobWorker,
    private readonly modules: ModuleRef,
    @Inject(BULL_END) private readonly end: () => void,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    await this.worker.stop();
    const closed = families().map((family) => queueOf(this.modules, family).close());
    await Promise.race([Promise.allSettled(closed), pause(closePatienceMs, undefined, { ref: false })]);
    this.end();
  }
}

const families = (): string[] => [...new Set(definedJobs().map((definition) => definition.family))];
const queueOf = (modules: ModuleRef, family: string): Queue<BullJobData> =>
  modules.get<Queue<BullJobData>>(getQueueToken(family), { strict: false });

const shared = [
  JobRepository,
  Jobs,
  JobAccess,
  JobHandlers,
  JobEngine,
  RecurringJobs,
  JobSweeper,
  JobWorker,
  ForgetFinishedJobs,
];
const exported = [Jobs, JobAccess, JobWorker, JobRepository, JOB_RUNNER];

/** Jobs for the whole application: with REDIS_URL through Bull, without it in the worker's own process. */
@Module({})
export class JobsModule {
  /** To be called once, from a module that imports all libs: the families of their jobs become Bull's queues. */
  static forRoot(): DynamicModule {
    const { redisUrl } = jobCourierConfig();
    return redisUrl === null ? this.withoutRedis() : this.withBull(redisUrl);
  }

  private static withoutRedis(): DynamicModule {
    return {
      module: JobsModule,
      global: true,
      imports: [DiscoveryModule],
      providers: [
        ...shared,
        {
          provide: JOB_RUNNER,
          inject: [UnitOfWork, Announcer, Listener, JobRepository, Clock],
          useFactory: (...given: ConstructorParameters<typeof InProcessRunner>) => new InProcessRunner(...given),
        },
      ],
      exports: exported,
    };
  }

  private static withBull(redisUrl: string): DynamicModule {
    const { options, end } = bullOptions(redisUrl);
    return {
      module: JobsModule,
      global: true,
      imports: [
        DiscoveryModule,
        BullModule.forRoot(options),
        BullModule.registerQueue(...families().map((name) => ({ name }))),
      ],
      providers: [
        ...shared,
        { provide: BULL_END, useValue: end },
        BullEnd,
        {
          provide: JOB_RUNNER,
          inject: [ModuleRef, Clock],
          useFactory: (modules: ModuleRef, clock: Clock) => new BullRunner((family) => queueOf(modules, family), clock),
        },
      ],
      exports: exported,
    };
  }
}

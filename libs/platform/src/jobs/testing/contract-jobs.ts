import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DatabaseModule, Listener, statement, UnitOfWork } from '../../database/index.js';
import { OutboxModule } from '../../outbox/index.js';
import { HandlesJob } from '../handles-job.decorator.js';
import { defineJob } from '../job-definition.js';
import { GiveUp, RetryLater, type JobRun } from '../job-run.js';
import { JobWorker } from '../job-worker.js';
import { JobsModule } from '../jobs.module.js';

/** What a job of the contract suite is asked to do; `ms` is how long its effect takes. */
export interface ContractPayload {
  label: string;
  behave?: 'well' | 'fail' | 'fail-once' | 'give-up' | 'later-once';
  ms?: number;
}

/** The job that the contract suite of the runners schedules. */
export const contractJob = defineJob<ContractPayload>('test.contract', {
  family: 'contract',
  maxAttempts: 3,
  actsFor: 'system: part of a test',
  backoffMs: () => 50,
});

/** Where the contract job leaves its traces. */
export const effectTable = `CREATE TABLE job_effect (place bigserial, label text, attempt int, last_attempt boolean,
  interrupted boolean, phase text, pid int, at timestamptz DEFAULT clock_timestamp())`;

const trace = statement(
  'test.job-effect',
  `INSERT INTO job_effect (label, attempt, last_attempt, interrupted, phase, pid) VALUES ($1, $2, $3, $4, $5, $6)`,
);

@Injectable()
class ContractJobHandler {
  constructor(private readonly uow: UnitOfWork) {}

  @HandlesJob(contractJob)
  async run(run: JobRun<ContractPayload>): Promise<void> {
    const { label, behave, ms } = run.payload;
    await this.leave(run, 'begin');
    if (ms !== undefined) await pause(ms);
    if (behave === 'give-up') throw new GiveUp('cannot succeed');
    if (behave === 'fail' || (behave === 'fail-once' && run.attempt === 1)) throw new Error(`refused ${label}`);
    if (behave === 'later-once' && (await this.begun(label)) === 1) throw new RetryLater(50, 'rate limit');
    await this.leave(run, 'end');
  }

  private async leave(run: JobRun<ContractPayload>, phase: string): Promise<void> {
    const values = [run.payload.label, run.attempt, run.lastAttempt, run.interrupted, phase, process.pid];
    await this.uow.once(trace, values);
  }

  private async begun(label: string): Promise<number> {
    const count = statement('test.job-begun', `SELECT 1 FROM job_effect WHERE label = $1 AND phase = 'begin'`);
    return (await this.uow.once(count, [label])).length;
  }
}

/** One process' worth of jobs on DATABASE_URL and REDIS_URL; `work` says whether it runs them. */
export async function startJobApp(work: boolean): Promise<INestApplicationContext> {
  @Module({
    imports: [DatabaseModule.forRoot([]), OutboxModule, JobsModule.forRoot()],
    providers: [ContractJobHandler],
  })
  class JobApp {}
  const app = await NestFactory.createApplicationContext(JobApp, { logger: ['error'], abortOnError: false });
  if (work) {
    await app.get(JobWorker).start();
    await app.get(Listener).start();
  }
  return app;
}

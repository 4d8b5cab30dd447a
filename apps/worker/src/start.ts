import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { checkConfiguration } from '@guiche/platform/config';
import { Listener } from '@guiche/platform/database';
import { JobWorker } from '@guiche/platform/jobs';
import { createLogger } from '@guiche/platform/observability';
import { OutboxDispatcher, OutboxTail } from '@guiche/platform/outbox';
import { RoutingSweep } from '@guiche/routing';
import { WorkerModule } from './worker.module.js';

/** A running worker process. */
export interface RunningWorker {
  close(): Promise<void>;
}

/** Boots a worker: it reads the outbox, runs jobs and sweeps until it is closed. */
export async function startWorker(): Promise<RunningWorker> {
  checkConfiguration();
  const app = await NestFactory.createApplicationContext(WorkerModule, { logger: createLogger(), abortOnError: false });
  await app.get(OutboxDispatcher).start();
  await app.get(JobWorker).start();
  await app.get(OutboxTail).start();
  await app.get(Listener).start();
  app.get(RoutingSweep).start();
  new Logger('Worker').log('The worker is ready');
  return { close: () => app.close() };
}

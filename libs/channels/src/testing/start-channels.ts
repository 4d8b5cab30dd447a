import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { AuditModule } from '@guiche/platform/audit';
import { DatabaseModule, Listener } from '@guiche/platform/database';
import { HttpModule } from '@guiche/platform/http';
import { JobsModule, JobWorker } from '@guiche/platform/jobs';
import { OutboxDispatcher, OutboxModule, OutboxTail } from '@guiche/platform/outbox';
import { SecretsModule } from '@guiche/platform/secrets';
import { StorageModule } from '@guiche/platform/storage';
import { customersEntities, CustomersModule } from '@guiche/customers';
import { identityEntities, IdentityModule } from '@guiche/identity';
import { channelsEntities } from '../channels.entities.js';
import { ChannelsModule } from '../channels.module.js';

/** This lib and what it stands on, nothing of what stands on it. */
@Module({
  imports: [
    DatabaseModule.forRoot([...identityEntities, ...customersEntities, ...channelsEntities]),
    OutboxModule,
    HttpModule,
    JobsModule.forRoot(),
    AuditModule,
    SecretsModule,
    StorageModule,
    IdentityModule,
    CustomersModule,
    ChannelsModule,
  ],
})
export class ChannelsTestModule {}

/** A worker of its own as far as the database can tell: own connections, listener, jobs and cursor locks. */
export async function startChannelsWorker(): Promise<INestApplicationContext> {
  const app = await NestFactory.createApplicationContext(ChannelsTestModule, { logger: false, abortOnError: false });
  await app.get(OutboxDispatcher).start();
  await app.get(OutboxTail).start();
  await app.get(JobWorker).start();
  await app.get(Listener).start();
  return app;
}

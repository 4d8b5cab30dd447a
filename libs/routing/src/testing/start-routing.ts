import { Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { Clock, SystemClock } from '@guiche/kernel';
import { Listener } from '@guiche/platform/database';
import { ObservabilityModule } from '@guiche/platform/observability';
import { OutboxDispatcher } from '@guiche/platform/outbox';
import { RealtimeModule } from '@guiche/platform/realtime';
import { SecretsModule } from '@guiche/platform/secrets';
import { StorageModule } from '@guiche/platform/storage';
import { catalogueEntities } from '@guiche/catalogue';
import { channelsEntities } from '@guiche/channels';
import { customersEntities } from '@guiche/customers';
import { organisationEntities } from '@guiche/organisation';
import { ticketsEntities } from '@guiche/tickets';
import { modulesWithIdentity } from '../../../identity/src/testing/identity-app.js';
import { routingEntities } from '../routing.entities.js';
import { RoutingModule } from '../routing.module.js';
import { RoutingSweep } from '../assignment/sweep.js';

/** This lib and what it stands on, nothing of what stands on it. */
@Module({
  imports: [
    ...modulesWithIdentity([
      ...organisationEntities,
      ...catalogueEntities,
      ...customersEntities,
      ...channelsEntities,
      ...ticketsEntities,
      ...routingEntities,
    ]),
    ObservabilityModule,
    SecretsModule,
    StorageModule,
    RealtimeModule,
    RoutingModule,
  ],
})
export class RoutingTestModule {}

/** A process of its own as far as the database can tell, that only does what it is asked; by choice with another clock. */
export async function startRouting(clock: Clock = new SystemClock()): Promise<TestingModule> {
  const module = await Test.createTestingModule({ imports: [RoutingTestModule] })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  return module.init();
}

/** The same as a worker: it reads the outbox and sweeps. */
export async function startRoutingWorker(): Promise<TestingModule> {
  const app = await startRouting();
  await app.get(OutboxDispatcher).start();
  await app.get(Listener).start();
  app.get(RoutingSweep).start();
  return app;
}

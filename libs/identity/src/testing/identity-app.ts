import type { ModuleMetadata } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { Clock, TravelClock } from '@guiche/kernel';
import { AuditModule } from '@guiche/platform/audit';
import { DatabaseModule, UnitOfWork } from '@guiche/platform/database';
import { HttpModule } from '@guiche/platform/http';
import { JobsModule } from '@guiche/platform/jobs';
import { MailModule } from '@guiche/platform/mail';
import { OutboxModule } from '@guiche/platform/outbox';
import { SecretsModule } from '@guiche/platform/secrets';
import { SettingsModule } from '@guiche/platform/settings';
import { StorageModule } from '@guiche/platform/storage';
import { identityEntities } from '../identity.entities.js';
import { IdentityModule } from '../identity.module.js';

/** What identity, and a lib just to the right of it, stands on; for the specs of both. */
export const modulesWithIdentity = (
  entities: readonly (new () => object)[] = [],
): NonNullable<ModuleMetadata['imports']> => [
  DatabaseModule.forRoot([...identityEntities, ...entities]),
  OutboxModule,
  HttpModule,
  JobsModule.forRoot(),
  AuditModule,
  SecretsModule,
  StorageModule,
  SettingsModule,
  MailModule,
  IdentityModule,
];

/** Identity in one process, with a clock that travels. */
export interface IdentityApp {
  readonly clock: TravelClock;
  readonly uow: UnitOfWork;
  readonly get: TestingModule['get'];
  close(): Promise<void>;
}

/** Starts identity on the database of the spec file; call it again for a second process. */
export async function startIdentity(): Promise<IdentityApp> {
  const clock = new TravelClock();
  const module = await Test.createTestingModule({ imports: modulesWithIdentity() })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  await module.init();
  return {
    clock,
    uow: module.get(UnitOfWork),
    get: module.get.bind(module) as TestingModule['get'],
    close: () => module.close(),
  };
}

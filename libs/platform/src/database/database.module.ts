import { Module, type DynamicModule, type OnApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSourceOptions, EntitySchema, MixedList } from 'typeorm';
import { defineConfig, installationConfig, intEnv } from '../config/index.js';
import { Announcer } from './announcer.js';
import { Listener } from './listener.js';
import { UnitOfWork } from './unit-of-work.js';

/** Connections of one process. */
export const databaseConfig = defineConfig('database', {
  poolSize: intEnv('DATABASE_POOL_SIZE', { min: 2, max: 500, default: 20 }),
  statementTimeoutMs: intEnv('DATABASE_STATEMENT_TIMEOUT_MS', { min: 0, default: 30_000 }),
});

// TypeORM takes a list of classes of any shape here.
type Entities = MixedList<string | EntitySchema | (new () => object)>;

/** How TypeORM connects: one place for processes, migrations and tests. Never synchronises the schema by itself. */
export const dataSourceOptions = (url: string, entities: Entities = []): DataSourceOptions => ({
  type: 'postgres',
  url,
  entities: entities as NonNullable<DataSourceOptions['entities']>,
  synchronize: false,
  migrationsRun: false,
  migrationsTableName: 'migration',
  logging: false,
  applicationName: 'guiche',
  poolSize: databaseConfig().poolSize,
  extra: { statement_timeout: databaseConfig().statementTimeoutMs },
});

@Injectable()
class ListenerEnd implements OnApplicationShutdown {
  constructor(@Inject(Listener) private readonly listener: Listener) {}

  async onApplicationShutdown(): Promise<void> {
    await this.listener.close();
  }
}

/** Gives `UnitOfWork` and `Listener` to the whole application. */
@Module({})
export class DatabaseModule {
  static forRoot(entities: Entities): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({
            ...dataSourceOptions(installationConfig().databaseUrl, entities),
            retryAttempts: 3,
            retryDelay: 500,
          }),
        }),
      ],
      providers: [
        UnitOfWork,
        Announcer,
        { provide: Listener, useFactory: () => new Listener(installationConfig().databaseUrl) },
        ListenerEnd,
      ],
      exports: [UnitOfWork, Announcer, Listener],
    };
  }
}

import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { PoolClient } from 'pg';

/**
 * TypeORM working on a connection that somebody else took from the pool and will give back: whoever asks for it is inside
 * that transaction. Its query runner is never connected or released by itself.
 */
export function managerOn(dataSource: DataSource, client: PoolClient): EntityManager {
  const runner: QueryRunner = dataSource.createQueryRunner();
  // What `connect` would have set, and all that it looks at before it takes a connection of its own; and that there is a
  // transaction, so that it never begins one.
  Object.assign(runner, { databaseConnection: client, isTransactionActive: true, transactionDepth: 1 });
  return runner.manager;
}

import { Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import type { Pool, PoolClient } from 'pg';
import { hookOfThisRequest } from './transaction-hook.js';
import { mayBeRetried } from './database-errors.js';
import type { Statement } from './statement.js';
import { Connection, Transaction, type ReadTx, type Tx } from './transaction.js';

const attempts = 4;

/** The only way to the database: hands out connections as values and ends them. */
@Injectable()
export class UnitOfWork {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs `work` in one transaction: committed when it returns, rolled back when it throws.
   * A deadlock or serialisation failure is tried again from the start, so `work` must have no effect outside `tx`.
   */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (attempt >= attempts || !mayBeRetried(error)) throw error;
      }
    }
  }

  /** Lends a connection for reading; each statement is its own snapshot. */
  async read<T>(work: (tx: ReadTx) => Promise<T>): Promise<T> {
    return this.connected((runner, client) => work(new Connection(runner, client)));
  }

  /**
   * One statement that is a transaction of its own: the shortest way, for hot paths. Straight to the pool, because a query
   * runner of TypeORM costs a fifth of what such a request takes.
   */
  async once<Row>({ name, text }: Statement, values: readonly unknown[]): Promise<Row[]> {
    const { master } = this.dataSource.driver as unknown as { readonly master: Pool };
    const result = await master.query(
      name === '' ? { text, values: [...values] } : { name, text, values: [...values] },
    );
    return result.rows as Row[];
  }

  private async attempt<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.connected(async (runner, client) => {
      await runner.startTransaction();
      const tx = new Transaction(runner, client);
      hookOfThisRequest()?.(tx);
      let result: T;
      try {
        result = await work(tx);
        await tx.runBeforeCommit();
        await runner.commitTransaction();
      } catch (error) {
        // After a lost connection there is nothing left to roll back.
        await runner.rollbackTransaction().catch(() => undefined);
        throw error;
      }
      tx.runAfterCommit();
      return result;
    });
  }

  private async connected<T>(work: (runner: QueryRunner, client: PoolClient) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      return await work(runner, client);
    } finally {
      await runner.release();
    }
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Pool, PoolClient } from 'pg';
import { hookOfThisRequest } from './transaction-hook.js';
import { mayBeRetried } from './database-errors.js';
import type { Statement } from './statement.js';
import { Connection, Transaction, type ReadTx, type Tx } from './transaction.js';
import { managerOn } from './typeorm-on.js';

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
    return this.connected((client) => work(new Connection(client, this.managerOf)));
  }

  /** One statement that is a transaction of its own: the shortest way, for hot paths. */
  async once<Row>({ name, text }: Statement, values: readonly unknown[]): Promise<Row[]> {
    const result = await this.pool.query(
      name === '' ? { text, values: [...values] } : { name, text, values: [...values] },
    );
    return result.rows as Row[];
  }

  private async attempt<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.connected(async (client) => {
      await client.query('BEGIN');
      const tx = new Transaction(client, this.managerOf);
      let result: T;
      try {
        hookOfThisRequest()?.(tx);
        result = await work(tx);
        await tx.runBeforeCommit();
        await client.query('COMMIT');
      } catch (error) {
        // After a lost connection there is nothing left to roll back.
        await client.query('ROLLBACK').catch(() => undefined);
        throw error;
      }
      tx.runAfterCommit();
      return result;
    });
  }

  // Straight to the pool: a query runner of TypeORM costs a fifth of what a short transaction takes.
  private async connected<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let lost: Error | undefined;
    const onError = (error: Error): void => void (lost = error);
    client.on('error', onError);
    try {
      return await work(client);
    } finally {
      client.off('error', onError);
      // A broken connection is thrown away.
      client.release(lost);
    }
  }

  private get pool(): Pool {
    return (this.dataSource.driver as unknown as { readonly master: Pool }).master;
  }

  private readonly managerOf = (client: PoolClient): EntityManager => managerOn(this.dataSource, client);
}

import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Pool, PoolClient } from 'pg';
import { hookOfThisRequest } from './transaction-hook.js';
import { mayBeRetried } from './database-errors.js';
import type { Statement } from './statement.js';
import { Connection, Transaction, type ReadTx, type Tx } from './transaction.js';
import { managerOn } from './typeorm-on.js';

const attempts = 4;

/** A transaction that everything called within it takes part in, while it lasts. */
interface Shared {
  readonly tx: Transaction;
  isOpen: boolean;
  /** How many `run`s are under way within it, one inside the other. */
  depth: number;
}

/** Carries what a rehearsal found out past the rollback. */
class Rehearsed<T> {
  constructor(readonly result: T) {}
}

/** The only way to the database: hands out connections as values and ends them. */
@Injectable()
export class UnitOfWork {
  private readonly shared = new AsyncLocalStorage<Shared>();

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs `work` in one transaction: committed when it returns, rolled back when it throws.
   * A deadlock or serialisation failure is tried again from the start, so `work` must have no effect outside `tx`.
   * Within `together` it is a savepoint of that transaction instead: undone when it throws, committed with the whole.
   */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const shared = this.around();
    return shared ? this.within(shared, work) : this.repeatedly((client) => this.attempt(client, work));
  }

  /**
   * Runs `work` in one transaction in which everything takes part that is called from it: each `run` is a savepoint of
   * it, each `read` and `once` sees what it wrote. So the services that answer single requests, each with a transaction
   * of its own, are composed to one change without their rules being written again (ORG-7). The calls come one after
   * the other, never side by side. What is remembered in memory for later must not be read within, as it may be undone.
   */
  async together<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    if (this.around()) return this.run(work);
    return this.repeatedly((client) => this.attempt(client, (tx) => this.sharing(tx, work)));
  }

  /** The same, and then everything is undone: what would come of it, found out by the rules themselves. */
  async rehearse<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.together<never>(async (tx) => {
        throw new Rehearsed(await work(tx));
      });
    } catch (rehearsed) {
      if (rehearsed instanceof Rehearsed) return rehearsed.result as T;
      throw rehearsed;
    }
  }

  /** Lends a connection for reading; each statement is its own snapshot. */
  async read<T>(work: (tx: ReadTx) => Promise<T>): Promise<T> {
    const shared = this.around();
    if (shared) return work(shared.tx);
    return this.connected((client) => work(new Connection(client, this.managerOf)));
  }

  /** One statement that is a transaction of its own: the shortest way, for hot paths. */
  async once<Row>({ name, text }: Statement, values: readonly unknown[]): Promise<Row[]> {
    const shared = this.around();
    if (shared) return shared.tx.rows<Row>({ name, text }, values);
    const result = await this.pool.query(
      name === '' ? { text, values: [...values] } : { name, text, values: [...values] },
    );
    return result.rows as Row[];
  }

  private around(): Shared | null {
    const shared = this.shared.getStore();
    return shared?.isOpen ? shared : null;
  }

  private async sharing<T>(tx: Transaction, work: (tx: Tx) => Promise<T>): Promise<T> {
    const shared: Shared = { tx, isOpen: true, depth: 0 };
    try {
      return await this.shared.run(shared, () => work(tx));
    } finally {
      // Whatever was set going by it and runs on has connections of its own from now on.
      shared.isOpen = false;
    }
  }

  private async within<T>(shared: Shared, work: (tx: Tx) => Promise<T>): Promise<T> {
    const depth = ++shared.depth;
    return shared.tx
      .savepoint(async () => {
        const result = await work(shared.tx);
        if (shared.depth !== depth) throw new Error('Within UnitOfWork.together, runs come one after the other');
        return result;
      })
      .finally(() => shared.depth--);
  }

  private async repeatedly<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.connected(work);
      } catch (error) {
        if (attempt >= attempts || !mayBeRetried(error)) throw error;
      }
    }
  }

  private async attempt<T>(client: PoolClient, work: (tx: Transaction) => Promise<T>): Promise<T> {
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

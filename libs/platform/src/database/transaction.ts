import type { EntityManager } from 'typeorm';
import type { PoolClient } from 'pg';
import type { Statement } from './statement.js';

/** A connection for reading: repositories take it (or a `Tx`) first. Statements on it see each other's data as of now. */
export interface ReadTx {
  rows<Row>(statement: Statement, values?: readonly unknown[]): Promise<Row[]>;
  row<Row>(statement: Statement, values?: readonly unknown[]): Promise<Row | null>;
  /** TypeORM on this connection, for repositories only. */
  readonly manager: EntityManager;
}

/** A transaction one holds: only `UnitOfWork.run` makes one, and without it nothing is written. */
export interface Tx extends ReadTx {
  /** Undoes what `work` did when it throws, and passes the error on; the transaction itself goes on. */
  savepoint<T>(work: () => Promise<T>): Promise<T>;
  /** Runs just before COMMIT, still inside: for what must be written last and held shortly. Runs in order of `rank`. */
  beforeCommit(work: () => Promise<void>, rank?: number): void;
  /** Runs once the transaction is committed; never when it is rolled back. Must not throw. */
  afterCommit(work: () => void): void;
  /** Runs when the savepoint around it is rolled back and the transaction goes on: takes back what was kept in memory. */
  onUndo(work: () => void): void;
  /** A place for libs to keep something as long as the transaction lives, for instance facts to be recorded. */
  readonly notes: Map<symbol, unknown>;
  /** Never read: keeps a ReadTx from being taken for a Tx. */
  readonly writes: true;
}

/** The pg client of a connected query runner, with TypeORM kept off until somebody asks for it. */
export class Connection implements ReadTx {
  private typeorm: EntityManager | null = null;

  constructor(
    protected readonly client: PoolClient,
    private readonly managerOf: (client: PoolClient) => EntityManager,
  ) {}

  get manager(): EntityManager {
    return (this.typeorm ??= this.managerOf(this.client));
  }

  async rows<Row>(statement: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    const { name, text } = statement;
    const result = await this.client.query(
      name === '' ? { text, values: [...values] } : { name, text, values: [...values] },
    );
    return result.rows as Row[];
  }

  async row<Row>(statement: Statement, values: readonly unknown[] = []): Promise<Row | null> {
    return (await this.rows<Row>(statement, values))[0] ?? null;
  }
}

interface Hook {
  readonly rank: number;
  readonly work: () => Promise<void>;
}

/** A running transaction. */
export class Transaction extends Connection implements Tx {
  readonly writes = true;
  readonly notes = new Map<symbol, unknown>();
  private before: Hook[] = [];
  private after: (() => void)[] = [];
  private readonly undo: (() => void)[] = [];
  private savepoints = 0;

  async savepoint<T>(work: () => Promise<T>): Promise<T> {
    const name = `s${++this.savepoints}`;
    const after = this.after.length;
    const undo = this.undo.length;
    await this.client.query(`SAVEPOINT ${name}`);
    try {
      const result = await work();
      await this.client.query(`RELEASE SAVEPOINT ${name}`);
      return result;
    } catch (error) {
      await this.client.query(`ROLLBACK TO SAVEPOINT ${name}`);
      this.after.length = Math.min(this.after.length, after);
      for (const work of this.undo.splice(undo).reverse()) work();
      throw error;
    }
  }

  beforeCommit(work: () => Promise<void>, rank = 0): void {
    this.before.push({ rank, work });
  }

  afterCommit(work: () => void): void {
    this.after.push(work);
  }

  onUndo(work: () => void): void {
    this.undo.push(work);
  }

  /** Hooks may add hooks; those run too. */
  async runBeforeCommit(): Promise<void> {
    while (this.before.length > 0) {
      const hooks = this.before.sort((a, b) => a.rank - b.rank);
      this.before = [];
      for (const hook of hooks) await hook.work();
    }
  }

  runAfterCommit(): void {
    for (const work of this.after) work();
  }
}

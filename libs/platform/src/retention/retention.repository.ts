import { Injectable } from '@nestjs/common';
import { statement, type ReadTx, type Tx } from '../database/index.js';
import { listPage, type ListRequest, type Page } from '../http/index.js';
import { retentionRunList } from './retention-run.list.js';

/** What somebody decided for a class. */
export interface PolicyRow {
  readonly dataClass: string;
  readonly days: number | null;
  readonly version: number;
  readonly updatedAt: Date;
  readonly doneThrough: Date | null;
}

/** How far a run has come with one class. */
export interface ClassProgress {
  readonly before: string;
  readonly count: number;
  readonly cursor: string | null;
  readonly done: boolean;
}

export type RunState = 'waiting' | 'running' | 'done' | 'cancelled' | 'failed';

/** One clean-up. */
export interface RunRow {
  readonly id: string;
  readonly state: RunState;
  readonly requestedBy: string | null;
  readonly progress: Readonly<Record<string, ClassProgress>>;
  readonly cancelAsked: boolean;
  readonly error: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

const policyColumns = `data_class AS "dataClass", days, version, updated_at AS "updatedAt", done_through AS "doneThrough"`;
const policies = statement('platform.retention-policies', `SELECT ${policyColumns} FROM retention_policy`);
// A class that nobody decided on has no row; its version is 1.
const setPolicy = statement(
  'platform.retention-policy-set',
  `INSERT INTO retention_policy AS p (data_class, days, version, updated_at) SELECT $1::text, $2::int, 2, $4::timestamptz
   WHERE $3::int = 1 OR EXISTS (SELECT 1 FROM retention_policy WHERE data_class = $1::text)
   ON CONFLICT (data_class) DO UPDATE SET days = $2, version = p.version + 1, updated_at = $4 WHERE p.version = $3
   RETURNING ${policyColumns}`,
);
const doneThrough = statement(
  'platform.retention-done-through',
  `INSERT INTO retention_policy (data_class, days, version, updated_at, done_through) VALUES ($1, $2, 1, $4, $3)
   ON CONFLICT (data_class) DO UPDATE SET done_through = greatest(retention_policy.done_through, $3)`,
);
const runColumns = `id, state, requested_by AS "requestedBy", progress, cancel_asked AS "cancelAsked", error,
  created_at AS "createdAt", finished_at AS "finishedAt"`;
const begin = statement(
  'platform.retention-run-begin',
  `INSERT INTO retention_run (id, state, requested_by, created_at) VALUES ($1, 'waiting', $2, $3)
   ON CONFLICT DO NOTHING RETURNING ${runColumns}`,
);
const find = statement('platform.retention-run-find', `SELECT ${runColumns} FROM retention_run WHERE id = $1`);
const lock = statement(
  'platform.retention-run-lock',
  `SELECT ${runColumns} FROM retention_run WHERE id = $1 FOR NO KEY UPDATE`,
);
const advance = statement(
  'platform.retention-run-advance',
  `UPDATE retention_run SET state = 'running', progress = jsonb_set(progress, ARRAY[$2], $3::jsonb) WHERE id = $1`,
);
const end = statement(
  'platform.retention-run-end',
  `UPDATE retention_run SET state = $2, finished_at = $3, error = $4 WHERE id = $1 AND state IN ('waiting', 'running')
   RETURNING ${runColumns}`,
);
const askCancel = statement(
  'platform.retention-run-cancel',
  `UPDATE retention_run SET cancel_asked = true WHERE id = $1 AND state IN ('waiting', 'running') RETURNING ${runColumns}`,
);
const lastBegun = statement('platform.retention-run-last', `SELECT max(created_at) AS at FROM retention_run`);

/** The tables `retention_policy` and `retention_run`. */
@Injectable()
export class RetentionRepository {
  policies(tx: ReadTx): Promise<PolicyRow[]> {
    return tx.rows<PolicyRow>(policies);
  }

  /** Null when the version is not the one that was read. */
  setPolicy(tx: Tx, dataClass: string, days: number | null, version: number, at: Date): Promise<PolicyRow | null> {
    return tx.row<PolicyRow>(setPolicy, [dataClass, days, version, at]);
  }

  /** Notes up to where a class is done; `days` are those in force, for a class that nobody decided on. */
  async noteDone(tx: Tx, dataClass: string, days: number | null, through: Date, at: Date): Promise<void> {
    await tx.rows(doneThrough, [dataClass, days, through, at]);
  }

  /** Null when one waits or runs already. */
  begin(tx: Tx, id: string, requestedBy: string | null, at: Date): Promise<RunRow | null> {
    return tx.row<RunRow>(begin, [id, requestedBy, at]);
  }

  find(tx: ReadTx, id: string): Promise<RunRow | null> {
    return tx.row<RunRow>(find, [id]);
  }

  lock(tx: Tx, id: string): Promise<RunRow | null> {
    return tx.row<RunRow>(lock, [id]);
  }

  async advance(tx: Tx, id: string, dataClass: string, progress: ClassProgress): Promise<void> {
    await tx.rows(advance, [id, dataClass, JSON.stringify(progress)]);
  }

  end(tx: Tx, id: string, state: RunState, at: Date, error: string | null = null): Promise<RunRow | null> {
    return tx.row<RunRow>(end, [id, state, at, error]);
  }

  askCancel(tx: Tx, id: string): Promise<RunRow | null> {
    return tx.row<RunRow>(askCancel, [id]);
  }

  async lastBegunAt(tx: ReadTx): Promise<Date | null> {
    return (await tx.row<{ at: Date | null }>(lastBegun))?.at ?? null;
  }

  list(tx: ReadTx, request: ListRequest): Promise<Page<RunRow>> {
    return listPage<RunRow>(tx, retentionRunList, request, { from: 'retention_run', select: runColumns });
  }
}

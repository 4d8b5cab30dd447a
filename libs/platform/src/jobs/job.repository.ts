import { Injectable } from '@nestjs/common';
import { statement, type ReadTx, type Tx } from '../database/index.js';
import type { JobTicket } from './job-ticket.js';

/** A row to be written. */
export interface NewJob {
  id: string;
  kind: string;
  family: string;
  key: string | null;
  orderedBy: string | null;
  priority: number;
  payload: unknown;
  cause: unknown;
  maxAttempts: number;
  dueAt: Date;
  createdAt: Date;
}

/** A row whose lease this process holds. */
export interface ClaimedJob extends JobTicket {
  kind: string;
  orderedBy: string | null;
  payload: unknown;
  cause: unknown;
  attempts: number;
  maxAttempts: number;
  interruptions: number;
  firstStartedAtMs: number;
}

const ticket = `id, family, starts, priority, extract(epoch FROM due_at)::float8 * 1000 AS "dueAtMs"`;
const claimed = `${ticket}, kind, ordered_by AS "orderedBy", payload, cause, attempts, max_attempts AS "maxAttempts",
  interruptions, extract(epoch FROM first_started_at)::float8 * 1000 AS "firstStartedAtMs"`;

// A replaced row gets a new id, so whatever a courier still holds for the old moment finds nothing.
const write = `INSERT INTO job (id, kind, family, key, ordered_by, priority, payload, cause, max_attempts, due_at, created_at)
  SELECT $1::uuid, $2::text, $3::text, $4::text, $5::text, $6::smallint, $7::jsonb, $8::jsonb, $9::int, $10::timestamptz, $11::timestamptz`;
const replace = `ON CONFLICT (key) WHERE key IS NOT NULL AND state = 'waiting' DO UPDATE SET id = excluded.id, seq = excluded.seq,
  kind = excluded.kind, family = excluded.family, ordered_by = excluded.ordered_by, priority = excluded.priority,
  payload = excluded.payload, cause = excluded.cause, max_attempts = excluded.max_attempts, due_at = excluded.due_at,
  created_at = excluded.created_at, attempts = 0, starts = 0, interruptions = 0, last_error = NULL, first_started_at = NULL`;

const insert = statement('platform.job-insert', `${write} ${replace}`);
// The lock makes seq the order of commits within one line: without it an earlier seq could appear behind a running later one.
const insertInLine = statement(
  'platform.job-insert-in-line',
  `WITH line AS MATERIALIZED (SELECT pg_advisory_xact_lock(7301, hashtext($5::text))) ${write} FROM line ${replace}`,
);
const insertUnlessLive = statement(
  'platform.job-insert-unless-live',
  `${write} WHERE NOT EXISTS (SELECT 1 FROM job WHERE key = $4::text AND state = 'waiting')
     AND NOT EXISTS (SELECT 1 FROM job WHERE key = $4::text AND state = 'running')
   ON CONFLICT (key) WHERE key IS NOT NULL AND state = 'waiting' DO NOTHING RETURNING id`,
);
const cancel = statement(
  'platform.job-cancel',
  `UPDATE job SET state = 'cancelled', finished_at = $2 WHERE key = $1 AND state = 'waiting' RETURNING id`,
);

const inTurn = (row: string): string =>
  `(${row}.ordered_by IS NULL OR NOT EXISTS (SELECT 1 FROM job e WHERE e.ordered_by = ${row}.ordered_by
     AND e.state IN ('waiting', 'running') AND e.seq < ${row}.seq))`;
// A lease that ran out was an attempt that never reported: it is repeated, not counted.
const take = `state = 'running', starts = job.starts + 1,
  attempts = job.attempts + CASE job.state WHEN 'running' THEN 0 ELSE 1 END,
  interruptions = job.interruptions + CASE job.state WHEN 'running' THEN 1 ELSE 0 END,
  leased_by = $2, leased_until = clock_timestamp() + make_interval(secs => $3), first_started_at = coalesce(job.first_started_at, $4)`;

const claimOne = statement(
  'platform.job-claim-one',
  `UPDATE job SET ${take} WHERE id = $1 AND kind = ANY($5::text[])
     AND (state = 'waiting' AND due_at <= $4 OR state = 'running' AND leased_until < clock_timestamp()) AND ${inTurn('job')}
   RETURNING ${claimed}`,
);
const claimDue = statement(
  'platform.job-claim-due',
  `WITH next AS (
     SELECT picked.id AS picked_id FROM unnest(ARRAY[1, 2, 3]::smallint[]) AS p (priority) CROSS JOIN LATERAL (
       SELECT j.id FROM job j WHERE j.state = 'waiting' AND j.family = $1 AND j.priority = p.priority AND j.due_at <= $4
         AND j.kind = ANY($5::text[]) AND ${inTurn('j')}
       ORDER BY j.due_at LIMIT $6 FOR UPDATE SKIP LOCKED) picked
     ORDER BY p.priority LIMIT $6)
   UPDATE job SET ${take} FROM next WHERE job.id = next.picked_id RETURNING ${claimed}`,
);
const claimLapsed = statement(
  'platform.job-claim-lapsed',
  `WITH next AS (SELECT j.id AS picked_id FROM job j WHERE j.state = 'running' AND j.leased_until < clock_timestamp() AND j.family = $1
       AND j.kind = ANY($5::text[]) ORDER BY j.leased_until LIMIT $6 FOR UPDATE SKIP LOCKED)
   UPDATE job SET ${take} FROM next WHERE job.id = next.picked_id RETURNING ${claimed}`,
);
const nextDue = statement(
  'platform.job-next-due',
  `SELECT min(due.at) AS at FROM unnest($1::text[]) AS f (family) CROSS JOIN unnest(ARRAY[1, 2, 3]::smallint[]) AS p (priority)
   CROSS JOIN LATERAL (SELECT extract(epoch FROM j.due_at)::float8 * 1000 AS at FROM job j WHERE j.state = 'waiting'
     AND j.family = f.family AND j.priority = p.priority AND j.due_at > $2 ORDER BY j.due_at LIMIT 1) due`,
);
const renew = statement(
  'platform.job-renew',
  `UPDATE job SET leased_until = clock_timestamp() + make_interval(secs => $3)
   WHERE id = ANY($1::uuid[]) AND leased_by = $2 AND state = 'running' RETURNING id`,
);
const mine = `id = $1 AND leased_by = $2 AND starts = $3 AND state = 'running'`;
const finish = statement(
  'platform.job-finish',
  `UPDATE job SET state = $4, finished_at = $5, last_error = $6, leased_until = NULL, leased_by = NULL WHERE ${mine} RETURNING id`,
);
// Back to waiting, unless a newer row already took over its key.
const again = statement(
  'platform.job-again',
  `UPDATE job SET due_at = $4, last_error = $5, attempts = attempts - $6::int, leased_until = NULL, leased_by = NULL,
     state = CASE WHEN key IS NOT NULL AND EXISTS (SELECT 1 FROM job n WHERE n.key = job.key AND n.state = 'waiting')
       THEN 'cancelled' ELSE 'waiting' END
   WHERE ${mine} RETURNING ${ticket}, state`,
);
const successor = statement(
  'platform.job-successor',
  `SELECT ${ticket} FROM job WHERE ordered_by = $1 AND state IN ('waiting', 'running') ORDER BY seq LIMIT 1`,
);
const overdue = statement(
  'platform.job-overdue',
  `SELECT ${ticket} FROM job j WHERE j.state = 'waiting' AND j.family = $1 AND j.due_at <= $2 AND ${inTurn('j')}
   ORDER BY j.due_at LIMIT $3`,
);
const lapsed = statement(
  'platform.job-lapsed',
  `SELECT ${ticket} FROM job j WHERE j.state = 'running' AND j.leased_until < clock_timestamp() AND j.family = $1
   ORDER BY j.leased_until LIMIT $2`,
);
const retry = statement(
  'platform.job-retry',
  `UPDATE job SET state = 'waiting', attempts = 0, interruptions = least(interruptions, 1), due_at = $2, finished_at = NULL
   WHERE id = $1 AND state = 'failed' RETURNING ${ticket}, kind`,
);
const forget = statement(
  'platform.job-forget',
  `DELETE FROM job WHERE id IN (SELECT id FROM job WHERE state IN ('done', 'cancelled') AND finished_at < $1
     ORDER BY finished_at LIMIT $2) RETURNING id`,
);
// What an administrator decided (platform/retention); a row of version 1 decided nothing.
const keptDays = statement(
  'platform.job-kept-days',
  `SELECT days FROM retention_policy WHERE data_class = 'finished-jobs' AND version > 1`,
);
const counts = statement(
  'platform.job-counts',
  `SELECT family, state, count(*)::int AS count FROM job WHERE state IN ('waiting', 'running', 'failed') GROUP BY family, state`,
);

/** The table `job`. Plain SQL, because every message and timer passes through it. */
@Injectable()
export class JobRepository {
  /** Writes a row; one that still waits under the same key is replaced. */
  async insert(tx: Tx, job: NewJob): Promise<void> {
    await tx.rows(job.orderedBy === null ? insert : insertInLine, values(job));
  }

  /** Writes a recurring row unless one waits or runs; says whether it did. */
  async insertUnlessLive(tx: Tx, job: NewJob): Promise<boolean> {
    return (await tx.rows(insertUnlessLive, values(job))).length > 0;
  }

  async cancel(tx: Tx, key: string, now: Date): Promise<boolean> {
    return (await tx.rows(cancel, [key, now])).length > 0;
  }

  claimOne(tx: ReadTx, id: string, by: Claimant): Promise<ClaimedJob | null> {
    return tx.row<ClaimedJob>(claimOne, [id, by.worker, by.leaseSeconds, by.now, by.kinds]);
  }

  claimDue(tx: ReadTx, family: string, limit: number, by: Claimant): Promise<ClaimedJob[]> {
    return tx.rows<ClaimedJob>(claimDue, [family, by.worker, by.leaseSeconds, by.now, by.kinds, limit]);
  }

  claimLapsed(tx: ReadTx, family: string, limit: number, by: Claimant): Promise<ClaimedJob[]> {
    return tx.rows<ClaimedJob>(claimLapsed, [family, by.worker, by.leaseSeconds, by.now, by.kinds, limit]);
  }

  /** The next moment at which one of these families has something to do, or null. */
  async nextDueAtMs(tx: ReadTx, families: readonly string[], after: Date): Promise<number | null> {
    return (await tx.row<{ at: number | null }>(nextDue, [families, after]))?.at ?? null;
  }

  /** Prolongs leases; the ids that come back are still ours. */
  async renew(tx: ReadTx, ids: readonly string[], worker: string, leaseSeconds: number): Promise<Set<string>> {
    return new Set((await tx.rows<{ id: string }>(renew, [ids, worker, leaseSeconds])).map((row) => row.id));
  }

  /** Ends a run; false when the lease had been lost meanwhile. */
  async finish(tx: ReadTx, job: ClaimedJob, worker: string, end: JobEnd): Promise<boolean> {
    return (await tx.rows(finish, [job.id, worker, job.starts, end.state, end.at, end.error])).length > 0;
  }

  /** Puts a run back to waiting; null when the lease had been lost or a newer row holds its key. */
  async again(tx: ReadTx, job: ClaimedJob, worker: string, next: JobAgain): Promise<JobTicket | null> {
    const row = await tx.row<JobTicket & { state: string }>(again, [
      job.id,
      worker,
      job.starts,
      next.dueAt,
      next.error,
      next.counted ? 0 : 1,
    ]);
    return row?.state === 'waiting' ? row : null;
  }

  /** The first unfinished row of a line. */
  successor(tx: ReadTx, orderedBy: string): Promise<JobTicket | null> {
    return tx.row<JobTicket>(successor, [orderedBy]);
  }

  /** Rows due before `before` that nobody started, oldest first. */
  overdue(tx: ReadTx, family: string, before: Date, limit: number): Promise<JobTicket[]> {
    return tx.rows<JobTicket>(overdue, [family, before, limit]);
  }

  /** Running rows whose worker stopped renewing. */
  lapsed(tx: ReadTx, family: string, limit: number): Promise<JobTicket[]> {
    return tx.rows<JobTicket>(lapsed, [family, limit]);
  }

  /** Makes a failed row wait again; null when it is not a failed one. */
  retry(tx: Tx, id: string, now: Date): Promise<(JobTicket & { kind: string }) | null> {
    return tx.row(retry, [id, now]);
  }

  /** Removes finished rows older than `before`, some at a time; returns how many. */
  async forget(tx: ReadTx, before: Date, limit: number): Promise<number> {
    return (await tx.rows(forget, [before, limit])).length;
  }

  /** For how many days an administrator wants finished rows kept: null for ever, undefined when nobody said anything. */
  async keptDays(tx: ReadTx): Promise<number | null | undefined> {
    return (await tx.row<{ days: number | null }>(keptDays))?.days;
  }

  /** Unfinished and failed rows by family and state, for the metrics. */
  counts(tx: ReadTx): Promise<{ family: string; state: string; count: number }[]> {
    return tx.rows(counts);
  }
}

/** Who claims, until when, at which time and for which kinds it has handlers. */
export interface Claimant {
  worker: string;
  leaseSeconds: number;
  now: Date;
  kinds: readonly string[];
}

/** How a run ended for good. */
export interface JobEnd {
  state: 'done' | 'failed';
  at: Date;
  error: string | null;
}

/** When a run is to be repeated; `counted` says whether the attempt counts against the maximum. */
export interface JobAgain {
  dueAt: Date;
  error: string;
  counted: boolean;
}

function values(job: NewJob): unknown[] {
  return [
    job.id,
    job.kind,
    job.family,
    job.key,
    job.orderedBy,
    job.priority,
    JSON.stringify(job.payload),
    JSON.stringify(job.cause),
    job.maxAttempts,
    job.dueAt,
    job.createdAt,
  ];
}

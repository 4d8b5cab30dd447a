import { statement, type ReadTx, type Tx } from '../database/index.js';
import type { Position } from './event.js';

const countOld = statement(
  'platform.outbox-count-old',
  `SELECT count(*)::int AS count FROM (SELECT 1 FROM outbox WHERE occurred_at < $1 LIMIT $2) AS old`,
);
// From the beginning of the log, in its order, and never past a subscriber that has not been there yet: a lane that
// somebody stopped keeps what it has to read. Parked events are kept for those who retry them.
const prune = statement(
  'platform.outbox-prune',
  `WITH floor AS MATERIALIZED (
     SELECT after_xid, after_id FROM outbox_cursor c JOIN unnest($3::text[], $4::int[]) AS s (subscriber, lanes)
         ON s.subscriber = c.subscriber AND c.lane < s.lanes
      ORDER BY after_xid, after_id LIMIT 1),
   old AS MATERIALIZED (
     SELECT o.xid, o.id FROM outbox o
      WHERE o.occurred_at < $1 AND o.xid < pg_snapshot_xmin(pg_current_snapshot())
        AND NOT EXISTS (SELECT 1 FROM floor f WHERE (o.xid, o.id) > (f.after_xid, f.after_id))
        AND NOT EXISTS (SELECT 1 FROM outbox_parked p WHERE p.xid = o.xid AND p.id = o.id)
      ORDER BY o.xid, o.id LIMIT $2),
   gone AS (DELETE FROM outbox o USING old WHERE o.xid = old.xid AND o.id = old.id RETURNING o.xid, o.id),
   last AS (SELECT xid, id FROM gone ORDER BY xid DESC, id DESC LIMIT 1),
   cut AS (
     UPDATE outbox_cut SET through_xid = last.xid, through_id = last.id FROM last
      WHERE one = 1 AND (last.xid, last.id) > (through_xid, through_id))
   SELECT count(*)::int AS count FROM gone`,
);
const readCut = statement(
  'platform.outbox-cut',
  `SELECT through_xid::text AS xid, through_id::text AS id FROM outbox_cut WHERE one = 1`,
);

/** How many events are older, counted no further than `cap`. */
export const countOldEvents = async (tx: ReadTx, before: Date, cap: number): Promise<number> =>
  (await tx.row<{ count: number }>(countOld, [before, cap]))?.count ?? 0;

/** Removes the oldest events, at most `limit`, that every one of these subscribers has read; says how many. */
export async function pruneOutbox(
  tx: Tx,
  before: Date,
  limit: number,
  subscribers: readonly { readonly subscriber: string; readonly lanes: number }[],
): Promise<number> {
  const names = subscribers.map(({ subscriber }) => subscriber);
  const lanes = subscribers.map((one) => one.lanes);
  return (await tx.row<{ count: number }>(prune, [before, limit, names, lanes]))?.count ?? 0;
}

/** Up to where the log was pruned: what a reader asks for before that is no longer complete. */
export const cutOfOutbox = async (tx: ReadTx): Promise<Position> =>
  (await tx.row<Position>(readCut)) ?? { xid: '0', id: '0' };

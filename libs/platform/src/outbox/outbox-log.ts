import { statement, type ReadTx } from '../database/index.js';
import type { Cause } from '../context/index.js';
import type { Position } from './event.js';
import type { AnyEventOf } from './subscriber-registry.js';

interface EventRow {
  readonly xid: string;
  readonly id: string;
  readonly type: string;
  readonly key: string;
  readonly payload: Record<string, unknown>;
  readonly actor: Cause['actor'];
  readonly request_id: string | null;
  readonly occurred_at: Date;
  readonly horizon: string;
}

/** An event with the key that orders it. */
export interface LoggedEvent {
  readonly key: string;
  readonly event: AnyEventOf;
}

/** What a reader found, and where it goes on: beyond the last event, or at the horizon when there was nothing left. */
export interface LogPage {
  readonly events: readonly LoggedEvent[];
  readonly next: Position;
  readonly more: boolean;
}

// "Below the oldest transaction still running": what commits later always has a higher xid, so nothing is skipped.
const readStatement = statement(
  'platform.outbox-read',
  `WITH horizon AS MATERIALIZED (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS xmin)
   SELECT o.xid::text, o.id::text, o.type, o.key, o.payload, o.actor, o.request_id, o.occurred_at,
          (SELECT xmin::text FROM horizon) AS horizon
   FROM (SELECT 1) AS always
   LEFT JOIN LATERAL (
     SELECT * FROM outbox
     WHERE (xid, id) > ($1::xid8, $2::bigint) AND xid < (SELECT xmin FROM horizon)
       AND ($3::text[] IS NULL OR type = ANY ($3))
       AND ($5::int = 1 OR ((hashtext(key) % $5) + $5) % $5 = $6)
     ORDER BY xid, id LIMIT $4
   ) AS o ON true`,
);

const endStatement = statement(
  'platform.outbox-end',
  `SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xid, '0' AS id`,
);

const toEvent = (row: EventRow): LoggedEvent => ({
  key: row.key,
  event: {
    ...row.payload,
    type: row.type,
    occurredAt: row.occurred_at,
    cause: { actor: row.actor, requestId: row.request_id },
    position: { xid: row.xid, id: row.id },
  },
});

/** Reads the log after a position; `types` null means every kind. `lane` is one of `lanes` disjoint shares of the keys. */
export async function readOutbox(
  tx: ReadTx,
  after: Position,
  options: { types: readonly string[] | null; limit: number; lanes?: number; lane?: number },
): Promise<LogPage> {
  const { types, limit, lanes = 1, lane = 0 } = options;
  const rows = await tx.rows<EventRow>(readStatement, [after.xid, after.id, types, limit, lanes, lane]);
  const events = rows.filter((row) => row.id !== null).map(toEvent);
  const last = events.at(-1);
  const more = events.length === limit;
  // With nothing left below the horizon, the next reading starts there: whatever follows has that xid or a higher one.
  const horizon = rows[0]?.horizon ?? after.xid;
  const next =
    more && last
      ? last.event.position
      : { xid: maxXid(horizon, after.xid), id: horizon === after.xid ? after.id : '0' };
  return { events, next, more };
}

/** Where the log ends now: readers that only care for what is still to come start here. */
export const endOfOutbox = async (tx: ReadTx): Promise<Position> =>
  (await tx.row<Position>(endStatement)) ?? { xid: '0', id: '0' };

const maxXid = (a: string, b: string): string => (BigInt(a) >= BigInt(b) ? a : b);

const pageByIds = statement(
  'platform.outbox-by-position',
  `SELECT xid::text, id::text, type, key, payload, actor, request_id, occurred_at, '0' AS horizon
   FROM outbox WHERE xid = $1::xid8 AND id = $2::bigint`,
);

/** One event by its position, or null when it has been pruned. */
export async function readOutboxAt(tx: ReadTx, at: Position): Promise<LoggedEvent | null> {
  const row = await tx.row<EventRow>(pageByIds, [at.xid, at.id]);
  return row ? toEvent(row) : null;
}

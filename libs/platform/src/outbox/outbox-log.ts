import { statement, type ReadTx, type Tx } from '../database/index.js';
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
  readonly share: number;
}
interface PageRow extends EventRow {
  readonly horizon: string;
}
interface ClaimRow extends PageRow {
  readonly after_xid: string;
  readonly after_id: string;
  readonly parked: boolean;
  readonly overtaken: boolean;
}

/** An event with the key that orders it. */
export interface LoggedEvent {
  readonly key: string;
  /** The key as a number, which says into which of several lanes it falls; see `laneOf`. */
  readonly share: number;
  readonly event: AnyEventOf;
}

/** What a reader found, and where it goes on: beyond the last event, or at the horizon when there was nothing left. */
export interface LogPage {
  readonly events: readonly LoggedEvent[];
  readonly next: Position;
  readonly more: boolean;
}

const columns = (o: string): string =>
  `${o}.xid::text, ${o}.id::text, ${o}.type, ${o}.key, ${o}.payload, ${o}.actor, ${o}.request_id, ${o}.occurred_at, hashtext(${o}.key) AS share`;

// "Below the oldest transaction still running": what commits later always has a higher xid, so nothing is skipped.
const below = `WITH horizon AS MATERIALIZED (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS xmin)`;
const readStatement = statement(
  'platform.outbox-read',
  `${below}
   SELECT ${columns('o')}, h.xmin::text AS horizon
     FROM horizon h
     LEFT JOIN LATERAL (
       SELECT * FROM outbox
        WHERE (xid, id) > ($1::xid8, $2::bigint) AND xid < h.xmin AND ($4::text[] IS NULL OR type = ANY ($4))
        ORDER BY xid, id LIMIT $3
     ) AS o ON true`,
);
// SKIP LOCKED: another process is at it, so there is nothing to do here. The cursor is read in its newest version, all else
// as of the beginning of the statement: when another process moved on in between, what it parked is not seen here.
const claimStatement = statement(
  'platform.outbox-claim',
  `${below},
   cursor AS MATERIALIZED (
     SELECT after_xid, after_id FROM outbox_cursor WHERE subscriber = $1 AND lane = $2 FOR NO KEY UPDATE SKIP LOCKED)
   SELECT ${columns('o')}, h.xmin::text AS horizon, c.after_xid::text, c.after_id::text,
          EXISTS (SELECT 1 FROM outbox_parked WHERE subscriber = $1) AS parked,
          NOT EXISTS (SELECT 1 FROM outbox_cursor s WHERE s.subscriber = $1 AND s.lane = $2
                       AND (s.after_xid, s.after_id) = (c.after_xid, c.after_id)) AS overtaken
     FROM cursor c CROSS JOIN horizon h
     LEFT JOIN LATERAL (
       SELECT * FROM outbox
        WHERE (xid, id) > (c.after_xid, c.after_id) AND xid < h.xmin
          AND type = ANY ($3) AND ($4::int = 1 OR ((hashtext(key) % $4) + $4) % $4 = $2)
        ORDER BY xid, id LIMIT $5
     ) AS o ON true`,
);

const endStatement = statement(
  'platform.outbox-end',
  `SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xid, '0' AS id`,
);

const toEvent = (row: EventRow): LoggedEvent => ({
  key: row.key,
  share: row.share,
  event: {
    ...row.payload,
    type: row.type,
    occurredAt: row.occurred_at,
    cause: { actor: row.actor, requestId: row.request_id },
    position: { xid: row.xid, id: row.id },
  },
});

/** Which of so many lanes an event falls into; the same as the statement above says. */
export const laneOf = ({ share }: LoggedEvent, lanes: number): number => ((share % lanes) + lanes) % lanes;

/** Reads the log after a position; without `types` every kind of event. */
export async function readOutbox(
  tx: ReadTx,
  after: Position,
  limit: number,
  types: readonly string[] | null = null,
): Promise<LogPage> {
  return pageOf(await tx.rows<PageRow>(readStatement, [after.xid, after.id, limit, types]), after, limit);
}

/** What a lane of a subscriber has to do next, its cursor locked; null when another process is at it. */
export interface ClaimedPage extends LogPage {
  readonly after: Position;
  /** Whether the subscriber has parked events. */
  readonly parked: boolean;
}

/** Locks a lane's cursor and reads on from it; an empty page with more when another process moved it at this moment. */
export async function claimOutbox(
  tx: Tx,
  lane: { subscriber: string; lane: number; lanes: number; types: readonly string[] },
  limit: number,
): Promise<ClaimedPage | null> {
  const rows = await tx.rows<ClaimRow>(claimStatement, [lane.subscriber, lane.lane, lane.types, lane.lanes, limit]);
  const [first] = rows;
  if (first === undefined) return null;
  const after = { xid: first.after_xid, id: first.after_id };
  if (first.overtaken) return { events: [], next: after, more: true, after, parked: first.parked };
  return { ...pageOf(rows, after, limit), after, parked: first.parked };
}

function pageOf(rows: readonly PageRow[], after: Position, limit: number): LogPage {
  const events = rows.filter((row) => row.id !== null).map(toEvent);
  const last = events.at(-1);
  const more = events.length === limit;
  // With nothing left below the horizon, the next reading starts there: whatever follows has that xid or a higher one.
  const horizon = rows[0]?.horizon ?? after.xid;
  const next =
    more && last
      ? last.event.position
      : { xid: maxXid(horizon, after.xid), id: BigInt(horizon) <= BigInt(after.xid) ? after.id : '0' };
  return { events, next, more };
}

/** Where the log ends now: readers that only care for what is still to come start here. */
export const endOfOutbox = async (tx: ReadTx): Promise<Position> =>
  (await tx.row<Position>(endStatement)) ?? { xid: '0', id: '0' };

const maxXid = (a: string, b: string): string => (BigInt(a) >= BigInt(b) ? a : b);

const pageByIds = statement(
  'platform.outbox-by-position',
  `SELECT ${columns('o')} FROM outbox o WHERE xid = $1::xid8 AND id = $2::bigint`,
);

/** One event by its position, or null when it has been pruned. */
export async function readOutboxAt(tx: ReadTx, at: Position): Promise<LoggedEvent | null> {
  const row = await tx.row<EventRow>(pageByIds, [at.xid, at.id]);
  return row ? toEvent(row) : null;
}

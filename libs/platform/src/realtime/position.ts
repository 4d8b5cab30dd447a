import type { Position } from '../outbox/index.js';

/** A position as clients hold it: `<xid>-<id>`. */
export const positionText = ({ xid, id }: Position): string => `${xid}-${id}`;

/** The position a client sent; null when it is none. */
export function parsePosition(text: unknown): Position | null {
  const [, xid, id] = (typeof text === 'string' ? /^(\d{1,20})-(\d{1,19})$/.exec(text) : null) ?? [];
  return xid !== undefined && id !== undefined ? { xid, id } : null;
}

/** Negative when `a` lies before `b` in the log, 0 when they are the same. */
export function comparePositions(a: Position, b: Position): number {
  const [xa, xb] = [BigInt(a.xid), BigInt(b.xid)];
  if (xa !== xb) return xa < xb ? -1 : 1;
  const [ia, ib] = [BigInt(a.id), BigInt(b.id)];
  return ia === ib ? 0 : ia < ib ? -1 : 1;
}

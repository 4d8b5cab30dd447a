import { Injectable } from '@nestjs/common';
import { statement, type Tx } from '@guiche/platform/database';

const draw = statement(
  'tickets.protocol-draw',
  `SELECT nextval('protocol_number')::text AS value, (SELECT base::text FROM protocol_day WHERE day = $1::date) AS base`,
);
// Waits for whoever begins the same day at this moment, and then leaves his beginning as it is.
const beginDay = statement(
  'tickets.protocol-begin-day',
  `INSERT INTO protocol_day (day, base) VALUES ($1::date, $2::bigint) ON CONFLICT (day) DO NOTHING`,
);

const findDay = statement('tickets.protocol-find-day', `SELECT base::text FROM protocol_day WHERE day = $1::date`);

/** The sequence of protocol numbers and the beginnings of the days. */
@Injectable()
export class ProtocolRepository {
  /** The next value of the sequence, and from which one the day counts; null when it has not begun. */
  async draw(tx: Tx, day: string): Promise<{ value: bigint; base: bigint | null }> {
    const row = await tx.row<{ value: string; base: string | null }>(draw, [day]);
    if (!row) throw new Error('The sequence of protocol numbers gave nothing');
    return { value: BigInt(row.value), base: row.base === null ? null : BigInt(row.base) };
  }

  /** Begins a day with this value unless it has begun; returns from which value it counts. */
  async beginDay(tx: Tx, day: string, base: bigint): Promise<bigint> {
    await tx.rows(beginDay, [day, base.toString()]);
    const row = await tx.row<{ base: string }>(findDay, [day]);
    if (!row) throw new Error(`The day ${day} did not begin`);
    return BigInt(row.base);
  }
}

import { Length } from 'class-validator';
import type { ParkedEventRow } from './system.repository.js';

/** An event that a subscriber could not handle, or that waits behind such a one of the same key. */
export class ParkedEventResponse {
  subscriber!: string;
  /** Its position in the log, with `id`. */
  xid!: string;
  id!: string;
  type!: string;
  /** Events of one key keep their order. */
  key!: string;
  attempts!: number;
  /** Null: it waits behind an earlier one, or for a person. */
  nextAttemptAt!: Date | null;
  lastError!: string | null;
  parkedAt!: Date;
}

/** Which parked events to handle again: those of a key, in their order. */
export class RetryParkedEventsDto {
  @Length(1, 200) subscriber!: string;
  @Length(0, 500) key!: string;
}

export const toParkedEventResponse = (row: ParkedEventRow): ParkedEventResponse => ({
  subscriber: row.subscriber,
  xid: row.xid,
  id: row.id,
  type: row.type,
  key: row.key,
  attempts: row.attempts,
  nextAttemptAt: row.next_attempt_at,
  lastError: row.last_error,
  parkedAt: row.parked_at,
});

import { Injectable } from '@nestjs/common';
import { addMilliseconds, Clock } from '@guiche/kernel';
import { statement, UnitOfWork, type Tx } from '../database/index.js';
import { readOutboxAt, type LoggedEvent } from './outbox-log.js';
import type { AnyEventOf } from './subscriber-registry.js';

/** After this many attempts an event waits for a person. */
const maxAttempts = 12;

// NULL next_attempt_at: it waits behind an earlier one of its key, or for a person.
const park = statement(
  'platform.parked-insert',
  `INSERT INTO outbox_parked (subscriber, xid, id, type, key, attempts, next_attempt_at, last_error)
   VALUES ($1, $2::xid8, $3::bigint, $4, $5, $6, $7, $8)`,
);
const keyParked = statement(
  'platform.parked-key',
  `SELECT EXISTS (SELECT 1 FROM outbox_parked WHERE subscriber = $1 AND key = $2) AS found`,
);
// The first of its key only, so that the order of the key holds while parked events are tried again.
const nextDue = statement(
  'platform.parked-due',
  `SELECT p.xid::text, p.id::text, p.key, p.attempts FROM outbox_parked p
   WHERE p.subscriber = $1
     AND NOT EXISTS (SELECT 1 FROM outbox_parked e
                     WHERE e.subscriber = p.subscriber AND e.key = p.key AND (e.xid, e.id) < (p.xid, p.id))
     AND (p.next_attempt_at <= $2 OR (p.attempts = 0 AND p.next_attempt_at IS NULL))
   ORDER BY p.xid, p.id LIMIT 1 FOR NO KEY UPDATE OF p SKIP LOCKED`,
);
const release = statement(
  'platform.parked-release',
  `DELETE FROM outbox_parked WHERE subscriber = $1 AND xid = $2::xid8 AND id = $3::bigint`,
);
const postpone = statement(
  'platform.parked-postpone',
  `UPDATE outbox_parked SET attempts = attempts + 1, next_attempt_at = $4, last_error = $5
   WHERE subscriber = $1 AND xid = $2::xid8 AND id = $3::bigint`,
);
const retryByHand = statement(
  'platform.parked-retry',
  `UPDATE outbox_parked SET attempts = 0, next_attempt_at = $3 WHERE subscriber = $1 AND key = $2 AND attempts > 0`,
);

interface ParkedRow {
  readonly xid: string;
  readonly id: string;
  readonly key: string;
  readonly attempts: number;
}

/** Events that a reaction could not handle: kept with the later ones of the same key, tried again, blocking nobody else. */
@Injectable()
export class ParkedEvents {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Parks the event too when an earlier one of its key is parked; then it must not be handled now. */
  async holds(tx: Tx, subscriber: string, logged: LoggedEvent): Promise<boolean> {
    const held = (await tx.row<{ found: boolean }>(keyParked, [subscriber, logged.key]))?.found ?? false;
    if (held) await this.insert(tx, subscriber, logged, 0, null, null);
    return held;
  }

  async park(tx: Tx, subscriber: string, logged: LoggedEvent, error: Error): Promise<void> {
    await this.insert(tx, subscriber, logged, 1, addMilliseconds(this.clock.now(), 1000), error.message);
  }

  /** Handles what is due, one event per transaction, until nothing is. */
  async retryDue(subscriber: string, handle: (event: AnyEventOf, tx: Tx) => Promise<void>): Promise<void> {
    while (await this.retryNext(subscriber, handle));
  }

  /** Lets the parked events of a key be tried at once; false when there are none. */
  async retryNow(tx: Tx, subscriber: string, key: string): Promise<boolean> {
    await tx.rows(retryByHand, [subscriber, key, this.clock.now()]);
    return (await tx.row<{ found: boolean }>(keyParked, [subscriber, key]))?.found ?? false;
  }

  private async insert(
    tx: Tx,
    subscriber: string,
    { key, event }: LoggedEvent,
    attempts: number,
    nextAttemptAt: Date | null,
    error: string | null,
  ): Promise<void> {
    await tx.rows(park, [
      subscriber,
      event.position.xid,
      event.position.id,
      event.type,
      key,
      attempts,
      nextAttemptAt,
      error,
    ]);
  }

  private async retryNext(subscriber: string, handle: (event: AnyEventOf, tx: Tx) => Promise<void>): Promise<boolean> {
    return this.uow.run(async (tx) => {
      const row = await tx.row<ParkedRow>(nextDue, [subscriber, this.clock.now()]);
      if (!row) return false;
      const logged = await readOutboxAt(tx, row);
      try {
        if (logged) await tx.savepoint(() => handle(logged.event, tx));
        await tx.rows(release, [subscriber, row.xid, row.id]);
      } catch (error) {
        const delay = Math.min(2 ** row.attempts * 1000, 3_600_000);
        const next = row.attempts + 1 >= maxAttempts ? null : addMilliseconds(this.clock.now(), delay);
        await tx.rows(postpone, [subscriber, row.xid, row.id, next, (error as Error).message]);
      }
      return true;
    });
  }
}

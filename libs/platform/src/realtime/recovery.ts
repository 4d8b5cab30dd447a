import { Injectable } from '@nestjs/common';
import { statement, UnitOfWork, type ReadTx } from '../database/index.js';
import { cutOfOutbox, readOutbox, type LoggedEvent, type Position } from '../outbox/index.js';
import { comparePositions } from './position.js';
import { Projections } from './projections.js';
import { realtimeConfig } from './realtime.config.js';

const future = statement('platform.realtime-future', `SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS xid`);
const pageSize = 100;

/** Reads from the log what a client missed while it was away. */
@Injectable()
export class Recovery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly projections: Projections,
  ) {}

  /** The events after `after` up to `until`; null when they are too many, `after` is from another history, or the log was pruned past it. */
  async missed(after: Position, until: Position): Promise<LoggedEvent[] | null> {
    return this.uow.read(async (tx) => {
      // A database that was restored from a backup has not reached this position.
      if (BigInt(after.xid) > (await this.futureXid(tx))) return null;
      const limit = realtimeConfig().recoverEvents;
      const events: LoggedEvent[] = [];
      for (let at = after, more = true; more && comparePositions(at, until) < 0;) {
        const page = await readOutbox(tx, at, pageSize, this.projections.types);
        for (const logged of page.events) {
          if (comparePositions(logged.event.position, until) > 0) return this.unlessCut(tx, after, events);
          events.push(logged);
        }
        if (events.length > limit) return null;
        at = page.next;
        more = page.more;
      }
      return this.unlessCut(tx, after, events);
    });
  }

  /** Asked after the reading, so that a cut made meanwhile counts: what is missing must not pass for what never was. */
  private async unlessCut(tx: ReadTx, after: Position, events: LoggedEvent[]): Promise<LoggedEvent[] | null> {
    return comparePositions(after, await cutOfOutbox(tx)) < 0 ? null : events;
  }

  private async futureXid(tx: ReadTx): Promise<bigint> {
    return BigInt((await tx.row<{ xid: string }>(future))?.xid ?? '0');
  }
}

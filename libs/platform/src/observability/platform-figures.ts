import { Injectable, type OnModuleInit } from '@nestjs/common';
import { statement, UnitOfWork } from '../database/index.js';
import { SubscriberRegistry } from '../outbox/index.js';
import { Metrics } from './metrics.js';

const parked = statement(
  'platform.metrics-parked',
  `SELECT subscriber, count(*)::int AS count FROM outbox_parked GROUP BY subscriber`,
);
const jobs = statement(
  'platform.metrics-jobs',
  `SELECT family, state, count(*)::int AS count FROM job WHERE state IN ('waiting', 'running', 'failed') GROUP BY family, state`,
);
// The age of the first event that a lane of a reaction has still to handle.
const lags = statement(
  'platform.metrics-outbox-lag',
  `SELECT r.subscriber, coalesce(max(extract(epoch FROM clock_timestamp() - o.occurred_at)), 0)::float8 AS seconds
   FROM jsonb_to_recordset($1::jsonb) AS r (subscriber text, types text[], lanes int)
   JOIN outbox_cursor c ON c.subscriber = r.subscriber
   LEFT JOIN LATERAL (
     SELECT e.occurred_at FROM outbox e
     WHERE (e.xid, e.id) > (c.after_xid, c.after_id) AND e.type = ANY (r.types)
       AND (r.lanes = 1 OR ((hashtext(e.key) % r.lanes) + r.lanes) % r.lanes = c.lane)
     ORDER BY e.xid, e.id LIMIT 1) o ON true
   GROUP BY r.subscriber`,
);

/** Figures read from the record when Prometheus or the health check asks. */
@Injectable()
export class PlatformFigures implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly uow: UnitOfWork,
    private readonly subscribers: SubscriberRegistry,
  ) {}

  onModuleInit(): void {
    this.metrics.gauge('guiche_jobs', 'Jobs by family and state', ['family', 'state'], async (gauge) => {
      gauge.reset();
      for (const { family, state, count } of await this.jobCounts()) gauge.set({ family, state }, count);
    });
    const parkedHelp = 'Events that a subscriber could not handle';
    this.metrics.gauge('guiche_events_parked', parkedHelp, ['subscriber'], async (gauge) => {
      gauge.reset();
      for (const row of await this.uow.once<{ subscriber: string; count: number }>(parked, [])) {
        gauge.set({ subscriber: row.subscriber }, row.count);
      }
    });
    const lagHelp = 'Age of the first event that a subscriber has still to handle';
    this.metrics.gauge('guiche_outbox_lag_seconds', lagHelp, ['subscriber'], async (gauge) => {
      gauge.reset();
      for (const { subscriber, seconds } of await this.outboxLags()) gauge.set({ subscriber }, seconds);
    });
  }

  /** Unfinished and failed jobs. */
  jobCounts(): Promise<{ family: string; state: string; count: number }[]> {
    return this.uow.once(jobs, []);
  }

  /** How far each reaction is behind; 0 when it has handled everything. */
  outboxLags(): Promise<{ subscriber: string; seconds: number }[]> {
    const reactions = this.subscribers.reactions.map(({ subscriber, types, lanes }) => ({ subscriber, types, lanes }));
    return this.uow.once(lags, [JSON.stringify(reactions)]);
  }
}

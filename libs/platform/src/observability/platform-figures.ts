import { Injectable, type OnModuleInit } from '@nestjs/common';
import { statement, UnitOfWork } from '../database/index.js';
import { Metrics } from './metrics.js';

const parked = statement(
  'platform.metrics-parked',
  `SELECT subscriber, count(*)::int AS count FROM outbox_parked GROUP BY subscriber`,
);
const jobs = statement(
  'platform.metrics-jobs',
  `SELECT family, state, count(*)::int AS count FROM job WHERE state IN ('waiting', 'running', 'failed') GROUP BY family, state`,
);

/** Figures read from the record when Prometheus asks. */
@Injectable()
export class PlatformFigures implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly uow: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.metrics.gauge('guiche_jobs', 'Jobs by family and state', ['family', 'state'], async (gauge) => {
      gauge.reset();
      for (const row of await this.uow.once<{ family: string; state: string; count: number }>(jobs, [])) {
        gauge.set({ family: row.family, state: row.state }, row.count);
      }
    });
    this.metrics.gauge(
      'guiche_events_parked',
      'Events that a subscriber could not handle',
      ['subscriber'],
      async (gauge) => {
        gauge.reset();
        for (const row of await this.uow.once<{ subscriber: string; count: number }>(parked, [])) {
          gauge.set({ subscriber: row.subscriber }, row.count);
        }
      },
    );
  }
}

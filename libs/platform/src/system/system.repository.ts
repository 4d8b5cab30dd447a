import { Injectable } from '@nestjs/common';
import { statement, type ReadTx } from '../database/index.js';
import { listPage, type ListRequest, type Page } from '../http/index.js';
import { jobList } from './job.list.js';

/** A job without what it carries. */
export interface JobRow {
  readonly id: string;
  readonly kind: string;
  readonly family: string;
  readonly state: string;
  readonly attempts: number;
  readonly max_attempts: number;
  readonly interruptions: number;
  readonly last_error: string | null;
  readonly due_at: Date;
  readonly created_at: Date;
  readonly finished_at: Date | null;
}

/** A parked event without what it says. */
export interface ParkedEventRow {
  readonly subscriber: string;
  readonly xid: string;
  readonly id: string;
  readonly type: string;
  readonly key: string;
  readonly attempts: number;
  readonly next_attempt_at: Date | null;
  readonly last_error: string | null;
  readonly parked_at: Date;
}

/** So many show what is wrong; the rest shows up when these are gone. */
const maxParked = 200;
const parked = statement(
  'platform.system-parked',
  `SELECT p.subscriber, p.xid::text, p.id::text, p.type, p.key, p.attempts, p.next_attempt_at, p.last_error, p.parked_at
   FROM outbox_parked p ORDER BY p.attempts DESC, p.xid, p.id LIMIT ${maxParked}`,
);
const columns = `id, kind, family, state, attempts, max_attempts, interruptions, last_error, due_at, created_at, finished_at`;

/** Reads what the System page shows. */
@Injectable()
export class SystemRepository {
  jobs(tx: ReadTx, request: ListRequest): Promise<Page<JobRow>> {
    const where =
      request.filter['state'] === undefined ? `state = 'failed'` : `state IN ('failed', 'waiting', 'running')`;
    return listPage<JobRow>(tx, jobList, request, { from: 'job', select: columns, where });
  }

  parkedEvents(tx: ReadTx): Promise<ParkedEventRow[]> {
    return tx.rows<ParkedEventRow>(parked);
  }
}

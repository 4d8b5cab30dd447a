import { Inject, Injectable } from '@nestjs/common';
import { Clock, newId } from '@guiche/kernel';
import { currentCause } from '../context/index.js';
import type { Tx } from '../database/index.js';
import type { JobDefinition } from './job-definition.js';
import { JOB_RUNNER, type JobRunner } from './job-runner.js';
import type { JobTicket } from './job-ticket.js';
import { JobRepository } from './job.repository.js';

/** When and in which company a job runs. */
export interface ScheduleOptions {
  /** Not before this moment; absent = as soon as possible. */
  readonly at?: Date;
  /** A job that still waits under this key is replaced: a moment that moves stays one row. */
  readonly key?: string;
  /** Jobs that share this run one after the other, in the order in which their transactions committed. */
  readonly orderedBy?: string;
  readonly priority?: 'urgent' | 'normal' | 'bulk';
}

const pending = Symbol('jobs to be announced');
const priorities = { urgent: 1, normal: 2, bulk: 3 } as const;

/** Schedules effects that leave the database, in the transaction of their cause. */
@Injectable()
export class Jobs {
  constructor(
    private readonly repository: JobRepository,
    private readonly clock: Clock,
    @Inject(JOB_RUNNER) private readonly runner: JobRunner,
  ) {}

  /** Writes the row; it runs after the commit, or never when the transaction rolls back. Returns the row's id. */
  async schedule<P extends object>(
    tx: Tx,
    definition: JobDefinition<P>,
    payload: P,
    options: ScheduleOptions = {},
  ): Promise<string> {
    const now = this.clock.now();
    const job = {
      id: newId(),
      kind: definition.kind,
      family: definition.family,
      key: options.key ?? null,
      orderedBy: options.orderedBy ?? null,
      priority: priorities[options.priority ?? 'normal'],
      payload,
      cause: currentCause(),
      maxAttempts: definition.maxAttempts,
      dueAt: options.at ?? now,
      createdAt: now,
    };
    await this.repository.insert(tx, job);
    this.announce(tx, { ...job, starts: 0, dueAtMs: job.dueAt.getTime() });
    return job.id;
  }

  /** Withdraws the job that waits under this key; false when none waits (it ran, runs, or never was). */
  cancel(tx: Tx, key: string): Promise<boolean> {
    return this.repository.cancel(tx, key, this.clock.now());
  }

  /** Makes a failed job wait again, due at once; returns its kind, or null when it is not a failed one. */
  async retry(tx: Tx, id: string): Promise<string | null> {
    const ticket = await this.repository.retry(tx, id, this.clock.now());
    if (ticket) this.announce(tx, ticket);
    return ticket?.kind ?? null;
  }

  /** One announcement for all jobs of a transaction, once it is committed. */
  private announce(tx: Tx, ticket: JobTicket): void {
    const collected = tx.notes.get(pending) as JobTicket[] | undefined;
    if (collected) {
      collected.push(ticket);
      return;
    }
    const tickets = [ticket];
    tx.notes.set(pending, tickets);
    // Not at once: what is asked for within a savepoint is forgotten with it, and these are the tickets of all of them.
    tx.beforeCommit(async () => tx.afterCommit(() => this.runner.announce(tickets)), 20);
  }
}

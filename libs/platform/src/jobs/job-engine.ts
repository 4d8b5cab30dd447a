import { randomInt, randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { addMilliseconds, Clock } from '@guiche/kernel';
import { withCause, type Cause } from '../context/index.js';
import { UnitOfWork } from '../database/index.js';
import { JobAccess } from './job-access.js';
import { definedJob, type JobDefinition } from './job-definition.js';
import type { JobHandler } from './job-handlers.js';
import { isLastAttempt, maxInterruptions, outcomeOf, type JobOutcome } from './job-outcome.js';
import { GiveUp } from './job-run.js';
import type { JobTicket } from './job-ticket.js';
import { JobRepository, type Claimant, type ClaimedJob } from './job.repository.js';
import { jobsConfig } from './jobs.config.js';

interface Running {
  readonly job: ClaimedJob;
  readonly abort: AbortController;
  readonly ended: Promise<unknown>;
}

/** Takes rows under a lease, runs their handlers and reports the outcome: what both runners share. The row decides. */
@Injectable()
export class JobEngine {
  private readonly logger = new Logger('Jobs');
  private readonly worker = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
  private readonly running = new Map<string, Running>();
  private handlers: ReadonlyMap<string, JobHandler> = new Map();
  private renewal: NodeJS.Timeout | null = null;
  /** Spreads retries; tests set it. */
  random: () => number = () => randomInt(1_000_000) / 1_000_000;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly repository: JobRepository,
    private readonly access: JobAccess,
    private readonly clock: Clock,
  ) {}

  /** Begins to renew leases and to know these handlers. */
  open(handlers: ReadonlyMap<string, JobHandler>): void {
    this.handlers = handlers;
    const everyMs = (jobsConfig().leaseSeconds * 1000) / 3;
    this.renewal = setInterval(() => void this.renew(), everyMs);
  }

  /** Waits for what runs, aborts what runs too long, stops renewing. */
  async close(): Promise<void> {
    const patience = AbortSignal.timeout(Math.max(1, jobsConfig().shutdownSeconds * 1000));
    const all = Promise.allSettled([...this.running.values()].map((entry) => entry.ended));
    await Promise.race([all, new Promise((resolve) => patience.addEventListener('abort', resolve, { once: true }))]);
    for (const { abort } of this.running.values()) abort.abort(new Error('The process is shutting down'));
    if (this.renewal) clearInterval(this.renewal);
    this.renewal = null;
  }

  get runningCount(): number {
    return this.running.size;
  }

  /** Takes this row if it is due, in turn and nobody's; null otherwise. */
  claimOne(id: string): Promise<ClaimedJob | null> {
    return this.uow.read((tx) => this.repository.claimOne(tx, id, this.claimant()));
  }

  /** Takes up to `limit` due rows of a family. */
  claimDue(family: string, limit: number): Promise<ClaimedJob[]> {
    return this.uow.read((tx) => this.repository.claimDue(tx, family, limit, this.claimant()));
  }

  /** Takes over up to `limit` rows of a family whose worker stopped renewing. */
  claimLapsed(family: string, limit: number): Promise<ClaimedJob[]> {
    return this.uow.read((tx) => this.repository.claimLapsed(tx, family, limit, this.claimant()));
  }

  /** Runs a claimed row to its end; returns what is to be brought to a worker next: its own retry, or the next of its line. */
  execute(job: ClaimedJob): Promise<JobTicket[]> {
    const abort = new AbortController();
    const ended = this.attempt(job, abort.signal)
      .then((outcome) => this.report(job, outcome))
      .finally(() => this.running.delete(job.id));
    this.running.set(job.id, { job, abort, ended });
    return ended;
  }

  private async attempt(job: ClaimedJob, signal: AbortSignal): Promise<JobOutcome> {
    const definition = definedJob(job.kind);
    const handler = this.handlers.get(job.kind);
    if (!definition || !handler)
      return { kind: 'again', inMs: 60_000, error: 'no handler in this release', counted: false };
    if (job.interruptions > maxInterruptions)
      return { kind: 'failed', error: `Ended its process ${job.interruptions} times` };
    try {
      const cause = causeOf(job, definition);
      if (!(await this.access.mayRun(definition, cause.actor))) throw new GiveUp('The user may no longer do this');
      await withCause(cause, () =>
        handler({
          id: job.id,
          payload: job.payload,
          attempt: job.attempts,
          lastAttempt: isLastAttempt(job),
          firstStartedAt: new Date(job.firstStartedAtMs),
          interrupted: job.interruptions > 0,
          signal,
        }),
      );
      return { kind: 'done' };
    } catch (error) {
      const outcome = outcomeOf(error, job, definition.backoffMs, this.random);
      const said = outcome.kind === 'failed' ? 'failed for good' : 'will be tried again';
      this.logger.warn(`${job.kind} ${job.id} attempt ${job.attempts} ${said}: ${(error as Error).name}`);
      return outcome;
    }
  }

  /** Writes the outcome; a database that is away for a moment must not turn an effect into a repeated one. */
  private async report(job: ClaimedJob, outcome: JobOutcome): Promise<JobTicket[]> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.uow.read(async (tx) => {
          const now = this.clock.now();
          if (outcome.kind === 'again') {
            const dueAt = addMilliseconds(now, outcome.inMs);
            const next = await this.repository.again(tx, job, this.worker, { ...outcome, dueAt });
            return next ? [next] : [];
          }
          const error = outcome.kind === 'failed' ? outcome.error : null;
          const held = await this.repository.finish(tx, job, this.worker, { state: outcome.kind, at: now, error });
          if (!held) this.logger.warn(`${job.kind} ${job.id} ended after its lease had passed to another worker`);
          const successor = job.orderedBy === null ? null : await this.repository.successor(tx, job.orderedBy);
          return successor ? [successor] : [];
        });
      } catch (error) {
        if (attempt >= 8) throw error;
        await pause(50 * 2 ** attempt);
      }
    }
  }

  private async renew(): Promise<void> {
    const ids = [...this.running.keys()];
    if (ids.length === 0) return;
    try {
      const seconds = jobsConfig().leaseSeconds;
      const held = await this.uow.read((tx) => this.repository.renew(tx, ids, this.worker, seconds));
      for (const id of ids) {
        if (!held.has(id)) this.running.get(id)?.abort.abort(new Error('The lease passed to another worker'));
      }
    } catch (error) {
      this.logger.error(`Leases could not be renewed: ${(error as Error).message}`);
    }
  }

  private claimant(): Claimant {
    return {
      worker: this.worker,
      leaseSeconds: jobsConfig().leaseSeconds,
      now: this.clock.now(),
      kinds: [...this.handlers.keys()],
    };
  }
}

/** A job acts as the system under its own name, or as the user who caused it. */
function causeOf(job: ClaimedJob, definition: JobDefinition<unknown>): Cause {
  const cause = job.cause as Cause;
  if (typeof definition.actsFor !== 'string') return cause;
  return { ...cause, actor: { kind: 'system', id: null, name: job.kind } };
}

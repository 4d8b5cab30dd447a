import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { addMilliseconds, Clock, Conflict, newId, NotFound } from '@guiche/kernel';
import { AuditLog } from '../audit/index.js';
import { currentCause } from '../context/index.js';
import { UnitOfWork, type Tx } from '../database/index.js';
import type { ListRequest, Page } from '../http/index.js';
import { HandlesJob, Jobs, RetryLater, type JobRun } from '../jobs/index.js';
import { SubscriberRegistry } from '../outbox/index.js';
import { StoredFiles } from '../storage/index.js';
import type { RetentionTools } from '../personal-data/index.js';
import { retentionConfig } from './retention.config.js';
import { runRetention, startRetention } from './retention.jobs.js';
import { RetentionPolicies, type Policy } from './retention-policies.js';
import { RetentionRepository, type RunRow } from './retention.repository.js';

const dayMs = 86_400_000;
/** A night's run began less than this ago: it is the same night. */
const nightMs = 20 * 3_600_000;

/** Clean-ups: begun by the night or by a person, seen while they run, stopped between two bites (IAM-17). */
@Injectable()
export class RetentionRuns {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly repository: RetentionRepository,
    private readonly policies: RetentionPolicies,
    private readonly jobs: Jobs,
    private readonly files: StoredFiles,
    private readonly subscribers: SubscriberRegistry,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  list(request: ListRequest): Promise<Page<RunRow>> {
    return this.uow.read((tx) => this.repository.list(tx, request));
  }

  async find(id: string): Promise<RunRow> {
    const run = await this.uow.read((tx) => this.repository.find(tx, id));
    if (run === null) throw new NotFound('platform.not-found');
    return run;
  }

  begin(): Promise<RunRow> {
    return this.uow.run((tx) => this.beginIn(tx));
  }

  /** It stops after the bite it is at; what was removed stays removed. */
  cancel(id: string): Promise<RunRow> {
    return this.uow.run(async (tx) => {
      if ((await this.repository.find(tx, id)) === null) throw new NotFound('platform.not-found');
      const run = await this.repository.askCancel(tx, id);
      if (run === null) throw new Conflict('platform.retention-run-over');
      this.tell(tx, 'cancel', run);
      return run;
    });
  }

  @HandlesJob(startRetention)
  async night(): Promise<void> {
    const now = this.clock.now();
    if (now.getUTCHours() !== retentionConfig().hourUtc) return;
    const last = await this.uow.read((tx) => this.repository.lastBegunAt(tx));
    if (last !== null && now.getTime() - last.getTime() < nightMs) return;
    await this.begin().catch((error: unknown) => {
      if (!(error instanceof Conflict)) throw error;
    });
  }

  @HandlesJob(runRetention)
  async run({ payload: { runId }, signal, lastAttempt }: JobRun<{ runId: string }>): Promise<void> {
    try {
      for (const policy of await this.policies.list()) {
        if (policy.days === null) continue;
        while (await this.bite(runId, policy)) {
          if (signal.aborted) throw new RetryLater(1_000, 'the process ended');
          await pause(retentionConfig().pauseMs);
        }
      }
      await this.end(runId, 'done');
    } catch (error) {
      if (lastAttempt && !(error instanceof RetryLater)) await this.end(runId, 'failed', (error as Error).message);
      throw error;
    }
  }

  private async beginIn(tx: Tx): Promise<RunRow> {
    const { actor } = currentCause();
    const run = await this.repository.begin(tx, newId(), actor.kind === 'user' ? actor.id : null, this.clock.now());
    if (run === null) throw new Conflict('platform.retention-run-running');
    await this.jobs.schedule(tx, runRetention, { runId: run.id }, { priority: 'bulk' });
    this.tell(tx, 'start', run);
    return run;
  }

  /** One transaction of one class; false when the class is done or the run is over. */
  private async bite(runId: string, { definition, days, doneThrough }: Policy): Promise<boolean> {
    return this.uow.run(async (tx) => {
      const run = await this.repository.lock(tx, runId);
      if (run === null || (run.state !== 'waiting' && run.state !== 'running')) return false;
      const begun = run.progress[definition.code];
      if (run.cancelAsked || begun?.done === true) return false;
      const now = this.clock.now();
      const before = begun ? new Date(begun.before) : addMilliseconds(now, -(days ?? 0) * dayMs);
      const bite = { before, cursor: begun?.cursor ?? null, doneThrough, limit: retentionConfig().batch };
      const { count, cursor } = await definition.remove(tx, bite, this.tools());
      const done = cursor === null;
      await this.repository.advance(tx, runId, definition.code, {
        before: before.toISOString(),
        count: (begun?.count ?? 0) + count,
        cursor,
        done,
      });
      if (done) await this.repository.noteDone(tx, definition.code, days, before, now);
      return !done;
    });
  }

  private async end(runId: string, state: 'done' | 'failed', error: string | null = null): Promise<void> {
    await this.uow.run(async (tx) => {
      const run = await this.repository.lock(tx, runId);
      if (run === null) return;
      const ended = await this.repository.end(
        tx,
        runId,
        run.cancelAsked ? 'cancelled' : state,
        this.clock.now(),
        error,
      );
      if (ended !== null) this.tell(tx, 'end', ended);
    });
  }

  private tell(tx: Tx, verb: string, run: RunRow): void {
    const removed = Object.entries(run.progress).filter(([, { count }]) => count > 0);
    this.audit.record(tx, {
      action: `retention-runs.${verb}`,
      subject: { type: 'retention-run', id: run.id },
      after: { state: run.state, ...Object.fromEntries(removed.map(([code, { count }]) => [code, count])) },
    });
  }

  private tools(): RetentionTools {
    return { files: this.files, audit: this.audit, subscribers: this.subscribers.reactions };
  }
}

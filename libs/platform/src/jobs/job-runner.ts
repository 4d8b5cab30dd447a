import type { JobEngine } from './job-engine.js';
import type { JobTicket } from './job-ticket.js';

/** Brings due rows to worker processes: a courier that may lose or repeat anything, because rows decide and a sweeper repeats. */
export interface JobRunner {
  readonly name: 'bull' | 'in-process';
  /** Called after the COMMIT that made these rows visible. Does not wait. */
  announce(tickets: readonly JobTicket[]): void;
  /** Brings rows that are already committed; `why` makes a repeated hand-over distinct from the one that was lost. */
  hand(tickets: readonly JobTicket[], why?: string): Promise<void>;
  /** From here on this process runs jobs of these families. */
  start(engine: JobEngine, families: readonly string[]): Promise<void>;
  /** Takes no new job; resolves when the running ones have ended. */
  stop(): Promise<void>;
}

/** Injection token of the runner in use. */
export const JOB_RUNNER = Symbol('JobRunner');

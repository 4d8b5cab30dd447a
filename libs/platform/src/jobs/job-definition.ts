/** Who a job acts for (IAM-10): the system, saying why, or the user who caused it, naming the permission he must still hold. */
export type JobActsFor = `system: ${string}` | { readonly user: string };

/** What is fixed about one kind of job; made by `defineJob`. */
export interface JobDefinition<P> {
  readonly kind: string;
  /** Jobs of one family share their concurrency (and their Bull queue), so that a slow family delays nobody else. */
  readonly family: string;
  readonly maxAttempts: number;
  readonly actsFor: JobActsFor;
  /** Pause before the attempt after `attempt` failed ones; jitter is added by the executor. */
  readonly backoffMs: (attempt: number) => number;
  /** A recurring job: every so often one row of it is due, whatever the number of workers. Its payload is `{}`. */
  readonly everyMs: number | null;
  /** Never set: carries the payload's type to `schedule` and `@HandlesJob`. */
  readonly payloadType?: P;
}

/** What `defineJob` takes; the rest has defaults. */
export interface JobOptions {
  family: string;
  actsFor: JobActsFor;
  maxAttempts?: number;
  backoffMs?: (attempt: number) => number;
  everyMs?: number;
}

const defined = new Map<string, JobDefinition<unknown>>();

/** 2 s, 4 s, 8 s … at most ten minutes: quick for a hiccup, patient with an outage. */
const doubling = (attempt: number): number => Math.min(600_000, 1_000 * 2 ** attempt);

/** Declares a kind of job: an effect that leaves the database, scheduled in the transaction of its cause. */
export function defineJob<P extends object>(kind: string, options: JobOptions): JobDefinition<P> {
  if (!/^[a-z0-9-]+\.[a-z0-9-]+$/.test(kind)) throw new Error(`Job kind "${kind}" is not of the form <lib>.<kebab>`);
  if (!/^[a-z0-9-]+$/.test(options.family)) throw new Error(`Job family "${options.family}" is not kebab-case`);
  if (defined.has(kind)) throw new Error(`Job kind "${kind}" is defined twice`);
  const definition: JobDefinition<P> = {
    kind,
    family: options.family,
    maxAttempts: options.maxAttempts ?? 10,
    actsFor: options.actsFor,
    backoffMs: options.backoffMs ?? doubling,
    everyMs: options.everyMs ?? null,
  };
  defined.set(kind, definition);
  return definition;
}

/** Every kind defined in the code that is loaded; the boot check and the access map read it. */
export function definedJobs(): readonly JobDefinition<unknown>[] {
  return [...defined.values()];
}

/** The definition of a kind found in a row, or undefined when this release no longer knows it. */
export function definedJob(kind: string): JobDefinition<unknown> | undefined {
  return defined.get(kind);
}

import { defineConfig, intEnv, optionalEnv, strEnv } from '../config/index.js';

/** How jobs are run by the worker processes. */
export const jobsConfig = defineConfig('jobs', {
  /** Jobs of one family that one worker process runs at once. */
  concurrency: intEnv('JOBS_CONCURRENCY', { min: 1, max: 1000, default: 10 }),
  /** Exceptions by family, e.g. `delivery=40,import=1`. */
  concurrencyByFamily: strEnv('JOBS_CONCURRENCY_BY_FAMILY', { default: '' }),
  /** A worker that does not renew for this long is taken for dead and its jobs are given to another. */
  leaseSeconds: intEnv('JOBS_LEASE_SECONDS', { min: 1, max: 3600, default: 20 }),
  /** How often a worker looks for rows that nobody brought it. */
  sweepMs: intEnv('JOBS_SWEEP_MS', { min: 50, default: 5_000 }),
  /** How long a due row may wait for its courier before the sweeper takes it for lost. */
  sweepGraceMs: intEnv('JOBS_SWEEP_GRACE_MS', { min: 0, default: 3_000 }),
  /** How long a shutdown waits for running jobs before it aborts them. */
  shutdownSeconds: intEnv('JOBS_SHUTDOWN_SECONDS', { min: 0, default: 25 }),
  /** Done and cancelled rows are kept this long; failed ones until somebody retries them. */
  keepDays: intEnv('JOBS_KEEP_DAYS', { min: 1, default: 7 }),
});

/** Read while the modules are put together, which is before the configuration is checked: so it asks for nothing else. */
export const jobCourierConfig = defineConfig('job-courier', {
  /** Without it jobs run in the worker itself. */
  redisUrl: optionalEnv('REDIS_URL'),
});

/** How many jobs of this family one process runs at once. */
export function concurrencyOf(family: string): number {
  const { concurrency, concurrencyByFamily } = jobsConfig();
  for (const entry of concurrencyByFamily.split(',')) {
    const [name, value] = entry.split('=').map((text) => text.trim());
    if (name === family && Number(value) >= 1) return Math.floor(Number(value));
  }
  return concurrency;
}

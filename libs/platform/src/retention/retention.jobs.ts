import { defineJob } from '../jobs/index.js';

/** Begins the clean-up of the night, once its hour has come. */
export const startRetention = defineJob<Record<string, never>>('platform.start-retention', {
  family: 'housekeeping',
  maxAttempts: 3,
  actsFor: 'system: periods of retention are kept without anybody asking',
  everyMs: 900_000,
});

/** Carries a clean-up out, bite by bite; goes on where it stopped. */
export const runRetention = defineJob<{ runId: string }>('platform.run-retention', {
  family: 'retention',
  maxAttempts: 20,
  actsFor: 'system: what it may remove was decided by the policies',
});

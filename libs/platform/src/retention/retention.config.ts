import { defineConfig, intEnv } from '../config/index.js';

/** When the nightly clean-up runs, and in what bites. */
export const retentionConfig = defineConfig('retention', {
  /** Hour of the day in UTC; 6 is three in the morning in Brasília. */
  hourUtc: intEnv('RETENTION_HOUR_UTC', { min: 0, max: 23, default: 6 }),
  /** Rows per transaction. */
  batch: intEnv('RETENTION_BATCH', { min: 1, max: 50_000, default: 1_000 }),
  /** Pause between two of them, so that the work of the day goes first. */
  pauseMs: intEnv('RETENTION_PAUSE_MS', { min: 0, max: 60_000, default: 50 }),
});

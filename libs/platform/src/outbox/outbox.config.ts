import { defineConfig, intEnv } from '../config/index.js';

/** How the log is read. */
export const outboxConfig = defineConfig('outbox', {
  batch: intEnv('OUTBOX_BATCH', { min: 1, max: 1000, default: 50 }),
  /** The safety net beneath NOTIFY. */
  pollMs: intEnv('OUTBOX_POLL_MS', { min: 50, default: 1000 }),
});

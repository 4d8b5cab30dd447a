import { defineConfig, intEnv } from '../config/index.js';

/** How sockets are served. */
export const realtimeConfig = defineConfig('realtime', {
  /** How many missed events a client may recover before it fetches everything again. */
  recoverEvents: intEnv('REALTIME_RECOVER_EVENTS', { min: 0, default: 500 }),
  /** A client with more unsent packets than this is dropped and resumes later. */
  maxPending: intEnv('REALTIME_MAX_PENDING', { min: 10, default: 1_000 }),
  /** How long after its token's end a connection may still refresh it. */
  expiryGraceSeconds: intEnv('REALTIME_EXPIRY_GRACE_SECONDS', { min: 0, default: 60 }),
});

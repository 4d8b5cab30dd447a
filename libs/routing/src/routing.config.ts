import { defineConfig, intEnv } from '@guiche/platform/config';

/** Times of distribution and presence. */
export const routingConfig = defineConfig('routing', {
  /** How long an agent keeps his presence without a connection. */
  presenceGraceSeconds: intEnv('ROUTING_PRESENCE_GRACE_SECONDS', { min: 1, max: 3600, default: 30 }),
  /** How often a process renews the connections it holds; well below the grace. */
  presenceRenewSeconds: intEnv('ROUTING_PRESENCE_RENEW_SECONDS', { min: 1, max: 600, default: 8 }),
  /** The safety net beneath the events: how often every queue with waiting tickets is looked at. */
  sweepMs: intEnv('ROUTING_SWEEP_MS', { min: 100, max: 60_000, default: 1000 }),
});

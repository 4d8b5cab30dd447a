import { defineConfig, installationConfig, intEnv, secretEnv } from '@guiche/platform/config';

/** How long sign-ins last, and the key that signs access tokens. */
export const identityConfig = defineConfig('identity', {
  jwtSecret: secretEnv('GUICHE_JWT_SECRET'),
  accessTokenSeconds: intEnv('ACCESS_TOKEN_SECONDS', { min: 30, max: 3600, default: 600 }),
  /** A session nobody used for so long is over. */
  sessionDays: intEnv('SESSION_DAYS', { min: 1, max: 365, default: 30 }),
});

/** Whether cookies may only travel over TLS: they may not on a machine that is reached by plain http. */
export const cookiesNeedTls = (): boolean => installationConfig().publicUrl.startsWith('https:');

import { checkTogether, defineConfig, enumEnv, optionalEnv, strEnv, urlEnv } from './config.js';

/** What every process of an installation needs to know. */
export const installationConfig = defineConfig('installation', {
  /** `demo` comes with sample data and known passwords; `production` refuses both. */
  mode: enumEnv('GUICHE_MODE', ['demo', 'production', 'test'], { default: 'production' }),
  databaseUrl: strEnv('DATABASE_URL'),
  /** Without it jobs run in the worker itself. */
  redisUrl: optionalEnv('REDIS_URL'),
  /** Where files live unless an S3 store is set up. */
  dataDir: strEnv('GUICHE_DATA_DIR', { default: './data' }),
  /** The address under which customers' providers and browsers reach this installation. */
  publicUrl: urlEnv('PUBLIC_URL', { default: 'http://127.0.0.1:3000' }),
});

const wellKnown = /^(changeme|change-me|secret|password|guiche|default|demo|test|(.)\2+)/i;

// Outside demo mode an installation with a well-known secret does not start.
checkTogether((environment) =>
  (environment.GUICHE_MODE ?? 'production') === 'production'
    ? Object.entries(environment)
        .filter(([name, value]) => /^GUICHE_(JWT_SECRET|SECRET_KEY)$/.test(name) && value && wellKnown.test(value))
        .map(([name]) => `${name} has a well-known value: outside demo mode it must be random`)
    : [],
);

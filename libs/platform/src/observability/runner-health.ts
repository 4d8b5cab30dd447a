import { Redis } from 'ioredis';
import { installationConfig } from '../config/index.js';

/** Under this token: whether Redis answers, where one is set up. */
export const JOB_RUNNER_HEALTH = Symbol('job runner health');

/** Whether what jobs are brought by can be reached. */
export interface RunnerHealth {
  reachable(): Promise<boolean>;
  close(): void;
}

/** Asks Redis on a connection of its own; without Redis there is nothing to ask. */
export function runnerHealth(): RunnerHealth {
  const { redisUrl } = installationConfig();
  if (redisUrl === null) return { reachable: () => Promise.resolve(true), close: () => undefined };
  const redis = new Redis(redisUrl, { lazyConnect: true, maxRetriesPerRequest: 1, connectTimeout: 2000 });
  redis.on('error', () => undefined);
  return {
    reachable: () =>
      redis.ping().then(
        () => true,
        () => false,
      ),
    close: () => redis.disconnect(),
  };
}

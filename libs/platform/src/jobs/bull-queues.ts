import { Redis, type RedisOptions } from 'ioredis';
import type { QueueOptions } from 'bull';

/** Redis is a courier here: a lost worker's Bull job soon goes round again, and never ends as "stalled too often". */
const settings: QueueOptions['settings'] = {
  lockDuration: 10_000,
  stalledInterval: 5_000,
  maxStalledCount: 1_000_000,
  drainDelay: 5,
};

const connect = (url: string, options: RedisOptions): Redis => {
  const redis = new Redis(url, { maxRetriesPerRequest: null, enableReadyCheck: false, ...options });
  // Without a listener a lost connection would end the process; ioredis reconnects by itself.
  redis.on('error', () => undefined);
  return redis;
};

/** Connections and settings shared by the queues of one process; `end` closes every connection Bull left open. */
export function bullOptions(url: string): { options: QueueOptions; end: () => void } {
  const shared: Partial<Record<'client' | 'subscriber', Redis>> = {};
  const opened: Redis[] = [];
  const open = (options: RedisOptions): Redis => {
    const redis = connect(url, options);
    opened.push(redis);
    return redis;
  };
  const options: QueueOptions = {
    prefix: 'guiche',
    settings,
    createClient: (type) => {
      if (type === 'bclient') return open({});
      // Commands fail soon while Redis is away: the sweeper repeats them, and no caller waits.
      shared[type] ??= open(type === 'client' ? { maxRetriesPerRequest: 2 } : {});
      return shared[type];
    },
  };
  return { options, end: () => opened.forEach((redis) => redis.disconnect()) };
}

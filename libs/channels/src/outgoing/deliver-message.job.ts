import { defineJob } from '@guiche/platform/jobs';

/** Brings one message to its provider. It decides itself how often and when it tries again, so attempts are not counted. */
export const deliverMessage = defineJob<{ messageId: string }>('channels.deliver-message', {
  family: 'delivery',
  maxAttempts: 10,
  actsFor: 'system: whoever wrote the message was allowed to when it was queued',
});

import { defineJob } from '@guiche/platform/jobs';

/** Fetches one file that a customer sent, before the provider forgets it. */
export const fetchMedia = defineJob<{ attachmentId: string }>('channels.fetch-media', {
  family: 'media',
  maxAttempts: 8,
  actsFor: 'system: what a customer sent belongs to the conversation',
});

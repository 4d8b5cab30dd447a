import { defineJob } from '@guiche/platform/jobs';

/** Tries what of a receipt could not be taken in, again and apart, so that one person's message never holds up an inbox. */
export const ingestAgain = defineJob<{ receiptId: string }>('channels.ingest-again', {
  family: 'ingestion',
  maxAttempts: 12,
  actsFor: 'system: what a customer sent is taken in whoever is signed in',
});

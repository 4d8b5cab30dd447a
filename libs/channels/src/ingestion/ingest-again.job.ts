import { defineJob } from '@guiche/platform/jobs';
import type { WebhookPart } from './ingestion.js';

/** Tries what of a part of a receipt could not be taken in, again and apart, so that one person's message never holds up an inbox. */
export const ingestAgain = defineJob<WebhookPart>('channels.ingest-again', {
  family: 'ingestion',
  maxAttempts: 12,
  actsFor: 'system: what a customer sent is taken in whoever is signed in',
});

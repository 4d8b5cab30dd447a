import { defineEvent } from '@guiche/platform/outbox';

export interface QueueChanged {
  readonly queueId: string;
}

/** A queue was made or changed: its members, limits or activity. */
export const queueChanged = defineEvent<QueueChanged>('routing.queue-changed', { version: 1, orderedBy: 'queueId' });

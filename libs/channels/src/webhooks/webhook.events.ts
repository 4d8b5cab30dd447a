import { defineEvent } from '@guiche/platform/outbox';

export interface WebhookReceived {
  receiptId: string;
  inboxId: string;
  /** The part of it that concerns this address; null for what concerns nobody, or nobody named. */
  address: string | null;
  /** Inbox and address: what is understood one after the other. */
  line: string;
}

/** A provider called and was answered; what it said is in the journal, and this part of it still to be understood. */
export const webhookReceived = defineEvent<WebhookReceived>('channels.webhook-received', {
  version: 1,
  orderedBy: 'line',
});

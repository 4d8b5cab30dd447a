import { defineEvent } from '@guiche/platform/outbox';

export interface WebhookReceived {
  receiptId: string;
  inboxId: string;
}

/** A provider called and was answered; what it said is in the journal and still to be understood. */
export const webhookReceived = defineEvent<WebhookReceived>('channels.webhook-received', {
  version: 1,
  orderedBy: 'inboxId',
});

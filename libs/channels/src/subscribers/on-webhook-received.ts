import { Injectable } from '@nestjs/common';
import type { Tx } from '@guiche/platform/database';
import { OnDomainEvent, type EventOf } from '@guiche/platform/outbox';
import { Ingestion } from '../ingestion/ingestion.js';
import { ingestionLanes } from '../ingestion/ingestion-lanes.js';
import { webhookReceived } from '../webhooks/webhook.events.js';

/** What a provider sent is understood after it was acknowledged; per inbox one after the other. */
@Injectable()
export class OnWebhookReceived {
  constructor(private readonly ingestion: Ingestion) {}

  @OnDomainEvent(webhookReceived, 'channels.ingest', { lanes: ingestionLanes })
  async handle(event: EventOf<typeof webhookReceived>, tx: Tx): Promise<void> {
    await this.ingestion.ingest(tx, event.receiptId);
  }
}

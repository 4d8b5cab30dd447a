import { Injectable } from '@nestjs/common';
import { mayBeRetried, type Tx } from '@guiche/platform/database';
import { Jobs } from '@guiche/platform/jobs';
import { OnDomainEvent, type EventOf } from '@guiche/platform/outbox';
import { ingestAgain } from '../ingestion/ingest-again.job.js';
import { Ingestion, type WebhookPart } from '../ingestion/ingestion.js';
import { ingestionLanes } from '../ingestion/ingestion-lanes.js';
import { webhookReceived } from '../webhooks/webhook.events.js';

/**
 * What a provider sent is understood after it was acknowledged; per person one after the other. What fails is tried once
 * more in its place, and then goes on as a job of its own: the messages of everybody else must not wait for it.
 */
@Injectable()
export class OnWebhookReceived {
  private readonly failedHere = new Set<string>();

  constructor(
    private readonly ingestion: Ingestion,
    private readonly jobs: Jobs,
  ) {}

  @OnDomainEvent(webhookReceived, 'channels.ingest', { lanes: ingestionLanes })
  async handle({ receiptId, address }: EventOf<typeof webhookReceived>, tx: Tx): Promise<void> {
    const part = { receiptId, address };
    const failures = this.failedHere.delete(nameOf(part))
      ? await this.ingestion.ingestApart(tx, part)
      : await this.first(tx, part);
    if (failures.length > 0) await this.jobs.schedule(tx, ingestAgain, part);
  }

  private async first(tx: Tx, part: WebhookPart): Promise<string[]> {
    try {
      return await this.ingestion.ingest(tx, part);
    } catch (error) {
      if (!mayBeRetried(error)) this.failedHere.add(nameOf(part));
      throw error;
    }
  }
}

const nameOf = ({ receiptId, address }: WebhookPart): string => `${receiptId} ${address}`;

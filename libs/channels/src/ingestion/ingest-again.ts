import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@guiche/platform/database';
import { HandlesJob, type JobRun } from '@guiche/platform/jobs';
import { WebhookReceiptRepository } from '../webhooks/webhook-receipt.repository.js';
import { ingestAgain } from './ingest-again.job.js';
import { Ingestion, type WebhookPart } from './ingestion.js';

/** Takes a receipt in once more. What worked the first time is there already, so repeating it is nothing. */
@Injectable()
export class IngestAgain {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly ingestion: Ingestion,
    private readonly receipts: WebhookReceiptRepository,
  ) {}

  @HandlesJob(ingestAgain)
  async run({ payload, lastAttempt }: JobRun<WebhookPart>): Promise<void> {
    const failures = await this.uow.run(async (tx) => {
      const found = await this.ingestion.ingestApart(tx, payload);
      if (lastAttempt && found.length > 0)
        await this.receipts.markNotUnderstood(tx, payload.receiptId, found.join('; '));
      return found;
    });
    if (failures.length > 0) throw new Error(failures.join('; '));
  }
}

import { Injectable } from '@nestjs/common';
import { statement, UnitOfWork, type ReadTx, type Tx } from '@guiche/platform/database';
import { outboxChannel } from '@guiche/platform/outbox';
import { webhookReceived } from './webhook.events.js';

/** A journal entry that waits to be understood. */
export interface ReceiptRecord {
  readonly id: string;
  readonly inboxId: string;
  readonly body: Buffer;
  readonly receivedAt: Date;
}

// Journal, fact and announcement in one statement, which is its own transaction: every webhook passes here and nothing
// else is done before it is acknowledged. What `outbox.record` would buffer is written by hand for that one reason.
const receive = statement(
  'channels.receipt-insert',
  `WITH journal AS (
     INSERT INTO webhook_receipt (id, inbox_id, body, received_at) VALUES ($1::uuid, $2::uuid, $3, $4::timestamptz)),
   fact AS (
     INSERT INTO outbox (type, key, payload, actor, request_id, occurred_at)
     VALUES ('${webhookReceived.type}', $2::uuid::text,
             jsonb_build_object('receiptId', $1::uuid, 'inboxId', $2::uuid),
             '{"kind": "system", "id": null, "name": "webhook"}', $5::text, $4::timestamptz))
   SELECT pg_notify('${outboxChannel}', '')`,
);
const find = statement(
  'channels.receipt-find',
  `SELECT id, inbox_id AS "inboxId", body, received_at AS "receivedAt" FROM webhook_receipt WHERE id = $1`,
);
const markNotUnderstood = statement(
  'channels.receipt-not-understood',
  `UPDATE webhook_receipt SET not_understood = $2 WHERE id = $1`,
);

/** The journal of what providers sent (CHN-3). */
@Injectable()
export class WebhookReceiptRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Durable when it returns. */
  async receive(receipt: ReceiptRecord, requestId: string): Promise<void> {
    await this.uow.once(receive, [receipt.id, receipt.inboxId, receipt.body, receipt.receivedAt, requestId]);
  }

  find(tx: ReadTx, id: string): Promise<ReceiptRecord | null> {
    return tx.row<ReceiptRecord>(find, [id]);
  }

  async markNotUnderstood(tx: Tx, id: string, why: string): Promise<void> {
    await tx.rows(markNotUnderstood, [id, why.slice(0, 2000)]);
  }
}

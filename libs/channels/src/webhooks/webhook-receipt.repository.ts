import { Injectable } from '@nestjs/common';
import { statement, UnitOfWork, type ReadTx, type Tx } from '@guiche/platform/database';
import { Outbox } from '@guiche/platform/outbox';
import { webhookReceived } from './webhook.events.js';

/** A journal entry that waits to be understood. */
export interface ReceiptRecord {
  readonly id: string;
  readonly inboxId: string;
  readonly body: Buffer;
  readonly receivedAt: Date;
}

// Journal and facts in one statement, which is its own transaction: every webhook passes here and nothing
// else is done before it is acknowledged. What `outbox.record` would buffer is written by hand for that one reason.
const receive = statement(
  'channels.receipt-insert',
  `WITH journal AS (
     INSERT INTO webhook_receipt (id, inbox_id, body, received_at) VALUES ($1::uuid, $2::uuid, $3, $4::timestamptz))
   INSERT INTO outbox (type, key, payload, actor, request_id, occurred_at)
   SELECT '${webhookReceived.type}', l.line,
          jsonb_build_object('receiptId', $1::uuid, 'inboxId', $2::uuid, 'address', l.address, 'line', l.line),
          '{"kind": "system", "id": null, "name": "webhook"}', $5::text, $4::timestamptz
     FROM (SELECT a.address, concat($2::uuid, ' ', a.address) AS line, a.place
             FROM unnest($6::text[]) WITH ORDINALITY AS a(address, place)) AS l
    ORDER BY l.place`,
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
  constructor(
    private readonly uow: UnitOfWork,
    private readonly outbox: Outbox,
  ) {}

  /** Durable when it returns. `addresses`: whom it concerns, at least one, which may be null for nobody. */
  async receive(receipt: ReceiptRecord, addresses: readonly (string | null)[], requestId: string): Promise<void> {
    const { id, inboxId, body, receivedAt } = receipt;
    await this.uow.once(receive, [id, inboxId, body, receivedAt, requestId, addresses]);
    this.outbox.announce();
  }

  find(tx: ReadTx, id: string): Promise<ReceiptRecord | null> {
    return tx.row<ReceiptRecord>(find, [id]);
  }

  async markNotUnderstood(tx: Tx, id: string, why: string): Promise<void> {
    await tx.rows(markNotUnderstood, [id, why.slice(0, 2000)]);
  }
}

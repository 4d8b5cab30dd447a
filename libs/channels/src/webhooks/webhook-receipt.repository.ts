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

/** A call that was proven to come from its provider. */
export interface NewReceipt extends ReceiptRecord {
  /** Whom it concerns: at least one, which may be null for nobody. */
  readonly addresses: readonly (string | null)[];
  readonly requestId: string;
}

// Journal and facts in one statement, which is its own transaction: every webhook passes here and nothing else is done
// before it is acknowledged. What `outbox.record` would buffer is written by hand for that one reason.
const receive = statement(
  'channels.receipt-insert',
  `WITH given AS MATERIALIZED (
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::bytea[], $4::timestamptz[], $5::text[])
            WITH ORDINALITY AS g(id, inbox_id, body, received_at, request_id, place)),
   journal AS (
     INSERT INTO webhook_receipt (id, inbox_id, body, received_at) SELECT id, inbox_id, body, received_at FROM given)
   INSERT INTO outbox (type, key, payload, actor, request_id, occurred_at)
   SELECT '${webhookReceived.type}', l.line,
          jsonb_build_object('receiptId', g.id, 'inboxId', g.inbox_id, 'address', a.address, 'line', l.line),
          '{"kind": "system", "id": null, "name": "webhook"}', g.request_id, g.received_at
     FROM unnest($6::int[], $7::text[]) WITH ORDINALITY AS a(receipt, address, place)
     JOIN given g ON g.place = a.receipt CROSS JOIN LATERAL (SELECT concat(g.inbox_id, ' ', a.address) AS line) AS l
    ORDER BY a.place`,
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

  /** All or none of them, durable when it returns. */
  async receive(receipts: readonly NewReceipt[]): Promise<void> {
    const each = <T>(value: (receipt: NewReceipt) => T): T[] => receipts.map(value);
    const parts = receipts.flatMap(({ addresses }, index) =>
      addresses.map((address) => ({ receipt: index + 1, address })),
    );
    await this.uow.once(receive, [
      each(({ id }) => id),
      each(({ inboxId }) => inboxId),
      each(({ body }) => body),
      each(({ receivedAt }) => receivedAt),
      each(({ requestId }) => requestId),
      parts.map(({ receipt }) => receipt),
      parts.map(({ address }) => address),
    ]);
    this.outbox.announce();
  }

  find(tx: ReadTx, id: string): Promise<ReceiptRecord | null> {
    return tx.row<ReceiptRecord>(find, [id]);
  }

  async markNotUnderstood(tx: Tx, id: string, why: string): Promise<void> {
    await tx.rows(markNotUnderstood, [id, why.slice(0, 2000)]);
  }
}

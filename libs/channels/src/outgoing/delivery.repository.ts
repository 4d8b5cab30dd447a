import { Injectable } from '@nestjs/common';
import { firstIdAt } from '@guiche/kernel';
import { statement, type ReadTx, type Tx } from '@guiche/platform/database';
import type { AttachmentKind, Delivery, Failure, MessageType } from '../messages/message.types.js';

/** Everything a delivery needs to know, read at once. */
export interface DeliveryRecord {
  readonly id: string;
  readonly conversationId: string;
  readonly inboxId: string;
  readonly address: string;
  readonly type: MessageType;
  readonly text: string | null;
  readonly content: Record<string, unknown> | null;
  readonly delivery: Delivery;
  readonly externalId: string | null;
  readonly failure: Failure | null;
  readonly attemptBegunAt: Date | null;
  readonly sendFailures: number;
  readonly sendRound: number;
  readonly replyToExternalId: string | null;
  readonly attachment: AttachmentToSend | null;
  readonly pausedUntil: Date | null;
  readonly reconnectNeeded: boolean;
  readonly consecutiveFailures: number;
}

export interface AttachmentToSend {
  readonly id: string;
  readonly kind: AttachmentKind;
  readonly name: string | null;
  readonly contentType: string | null;
  readonly size: number;
  readonly fileId: string;
  readonly reference: Record<string, unknown> | null;
}

const find = statement(
  'channels.delivery-find',
  `SELECT m.id, m.conversation_id AS "conversationId", m.inbox_id AS "inboxId", c.address, m.type, m.text, m.content, m.delivery,
          m.external_id AS "externalId", m.failure, m.attempt_begun_at AS "attemptBegunAt", m.send_failures AS "sendFailures",
          m.send_round AS "sendRound", r.external_id AS "replyToExternalId",
          (SELECT json_build_object('id', a.id, 'kind', a.kind, 'name', a.name, 'contentType', a.content_type, 'size', a.size,
                                    'fileId', a.file_id, 'reference', a.provider_media)
             FROM message_attachment a WHERE a.message_id = m.id ORDER BY a.position LIMIT 1) AS attachment,
          h.paused_until AS "pausedUntil", coalesce(h.reconnect_needed, false) AS "reconnectNeeded",
          coalesce(h.consecutive_failures, 0) AS "consecutiveFailures"
     FROM message m JOIN conversation c ON c.id = m.conversation_id
     LEFT JOIN message r ON r.id = m.reply_to_id
     LEFT JOIN inbox_health h ON h.inbox_id = m.inbox_id
    WHERE m.id = $1 AND m.direction = 'out'`,
);
// By id, which is made of the time: the journal needs no further index for it.
const heardSince = statement(
  'channels.delivery-heard-since',
  `SELECT received_at AS at FROM webhook_receipt WHERE id >= $2 AND inbox_id = $1 AND received_at > $3 ORDER BY id LIMIT 1`,
);
// Only what the caller saw may go out: an echo, a newer round or another process in between leaves nothing to begin.
const begin = statement(
  'channels.delivery-begin',
  `UPDATE message SET delivery = 'sending', attempt_begun_at = $2
    WHERE id = $1 AND send_round = $3 AND delivery IN ('queued', 'sending') AND external_id IS NULL
      AND attempt_begun_at IS NOT DISTINCT FROM $4::timestamptz RETURNING id`,
);
const rank = (column: string): string =>
  `array_position(ARRAY['queued', 'sending', 'sent', 'failed', 'delivered', 'read'], ${column})`;
// States that came early are part of the answer; the furthest counts, and what an echo brought meanwhile stays.
const accepted = statement(
  'channels.delivery-accepted',
  `WITH early AS (DELETE FROM early_delivery_state WHERE inbox_id = $2 AND external_id = $3 RETURNING state, at, failure),
   news AS (
     SELECT state, at, failure FROM (SELECT state, at, failure FROM early UNION ALL SELECT 'sent', $4::timestamptz, NULL) n
      ORDER BY ${rank('state')} DESC LIMIT 1)
   UPDATE message m
      SET external_id = coalesce(m.external_id, $3), attempt_begun_at = NULL, send_failures = 0,
          delivery = CASE WHEN ${rank('news.state')} > ${rank('m.delivery')} THEN news.state ELSE m.delivery END,
          delivery_at = CASE WHEN ${rank('news.state')} > ${rank('m.delivery')} THEN news.at ELSE m.delivery_at END,
          failure = CASE WHEN ${rank('news.state')} > ${rank('m.delivery')} THEN news.failure ELSE m.failure END
     FROM news WHERE m.id = $1 AND m.send_round = $5 RETURNING m.id`,
);
const fail = statement(
  'channels.delivery-fail',
  `UPDATE message SET delivery = 'failed', delivery_at = $2, failure = $3, attempt_begun_at = NULL, send_failures = send_failures + 1
    WHERE id = $1 AND send_round = $4 AND delivery IN ('queued', 'sending') AND external_id IS NULL RETURNING id`,
);
const wait = statement(
  'channels.delivery-wait',
  `UPDATE message SET delivery = 'queued', failure = $2, send_failures = send_failures + 1,
          attempt_begun_at = CASE WHEN $4 THEN attempt_begun_at END
    WHERE id = $1 AND send_round = $3 AND delivery IN ('queued', 'sending') AND external_id IS NULL RETURNING id`,
);
const keepReference = statement(
  'channels.delivery-keep-reference',
  `UPDATE message_attachment SET provider_media = $2 WHERE id = $1`,
);
// Whether something this provider sent us is still to be understood: among it may be the echo that is waited for.
const backlog = statement(
  'channels.delivery-backlog',
  `SELECT EXISTS (
            SELECT 1 FROM outbox_cursor k JOIN outbox o ON (o.xid, o.id) > (k.after_xid, k.after_id)
             WHERE k.subscriber = 'channels.ingest' AND k.lane = ((hashtext(o.key) % $2) + $2) % $2
               AND o.type = 'channels.webhook-received' AND starts_with(o.key, $1))
       OR EXISTS (SELECT 1 FROM outbox_parked p WHERE p.subscriber = 'channels.ingest' AND starts_with(p.key, $1)) AS waits`,
);

/** The message's row on its way out. Every change is conditional: what an echo or another process did meanwhile stays. */
@Injectable()
export class DeliveryRepository {
  find(tx: ReadTx, messageId: string): Promise<DeliveryRecord | null> {
    return tx.row<DeliveryRecord>(find, [messageId]);
  }

  /** From here on the outcome is unknown until it is recorded. */
  async begin(tx: ReadTx, message: DeliveryRecord, now: Date): Promise<boolean> {
    return (await tx.rows(begin, [message.id, now, message.sendRound, message.attemptBegunAt])).length > 0;
  }

  async accepted(tx: Tx, message: DeliveryRecord, externalId: string, now: Date): Promise<boolean> {
    const { id, inboxId, sendRound } = message;
    return (await tx.rows(accepted, [id, inboxId, externalId, now, sendRound])).length > 0;
  }

  async fail(tx: Tx, message: DeliveryRecord, failure: Failure, now: Date): Promise<boolean> {
    return (await tx.rows(fail, [message.id, now, failure, message.sendRound])).length > 0;
  }

  /** Back to waiting; with `outcomeUnknown` it stays known that a send may have been accepted. */
  async wait(tx: Tx, message: DeliveryRecord, failure: Failure, outcomeUnknown: boolean): Promise<boolean> {
    return (await tx.rows(wait, [message.id, failure, message.sendRound, outcomeUnknown])).length > 0;
  }

  async keepReference(tx: Tx, attachmentId: string, reference: Record<string, unknown> | null): Promise<void> {
    await tx.rows(keepReference, [attachmentId, reference]);
  }

  /** When the provider was first heard after an instant; null when it was not. */
  async heardSince(tx: ReadTx, inboxId: string, at: Date): Promise<Date | null> {
    return (await tx.row<{ at: Date }>(heardSince, [inboxId, firstIdAt(at), at]))?.at ?? null;
  }

  async isIngestionBehind(tx: ReadTx, inboxId: string, lanes: number): Promise<boolean> {
    return (await tx.row<{ waits: boolean }>(backlog, [inboxId, lanes]))?.waits ?? false;
  }
}

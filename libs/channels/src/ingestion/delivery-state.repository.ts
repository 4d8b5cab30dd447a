import { Injectable } from '@nestjs/common';
import { statement, type Tx } from '@guiche/platform/database';
import type { Failure } from '../messages/message.types.js';

/** News about one sent message, the best of its batch. */
export interface DeliveryNews {
  readonly externalId: string;
  readonly state: string;
  readonly at: Date;
  readonly failure: Failure | null;
  /** Which message of ours it is, when the provider told our mark back. */
  readonly messageId: string | null;
  readonly round: number;
}

/** What became of one piece of news. */
export interface AppliedNews {
  readonly externalId: string;
  /** Null when no message is known by this id (yet). */
  readonly messageId: string | null;
  readonly conversationId: string | null;
  readonly changed: boolean;
}

// Steps may be skipped or come in any order: only upwards. A failure counts until something better is known.
const rank = (column: string): string =>
  `array_position(ARRAY['queued', 'sending', 'sent', 'failed', 'delivered', 'read'], ${column})`;

// By the provider's id; or by our own mark, while the answer to our send is not recorded: then this *is* the answer.
const apply = statement(
  'channels.delivery-apply',
  `WITH given AS MATERIALIZED (
     SELECT g.*, coalesce(
              (SELECT m.id FROM message m WHERE m.inbox_id = $1 AND m.external_id = g."externalId"),
              (SELECT m.id FROM message m WHERE m.id = g."messageId" AND m.inbox_id = $1 AND m.direction = 'out'
                  AND m.external_id IS NULL AND m.send_round = g.round)) AS target
       FROM jsonb_to_recordset($2::jsonb) AS g ("externalId" text, state text, at timestamptz, failure jsonb,
                                                 "messageId" uuid, round int)),
   changed AS (
     UPDATE message m
        SET delivery = g.state, delivery_at = g.at, failure = g.failure, attempt_begun_at = NULL,
            external_id = coalesce(m.external_id, g."externalId")
       FROM given g
      WHERE m.id = g.target AND m.direction = 'out' AND m.delivery IS NOT NULL AND ${rank('g.state')} > ${rank('m.delivery')}
      RETURNING m.id)
   SELECT g."externalId", m.id AS "messageId", m.conversation_id AS "conversationId", c.id IS NOT NULL AS changed
     FROM given g LEFT JOIN message m ON m.id = g.target LEFT JOIN changed c ON c.id = g.target`,
);
const lockEarly = statement(
  'channels.early-state-lock',
  `SELECT pg_advisory_xact_lock(7302, hashtext(id)) FROM unnest($1::text[]) AS e (id) ORDER BY hashtext(id)`,
);
const keepEarly = statement(
  'channels.early-state-keep',
  `INSERT INTO early_delivery_state (inbox_id, external_id, state, at, failure, received_at)
   SELECT $1, g."externalId", g.state, g.at, g.failure, $3
     FROM jsonb_to_recordset($2::jsonb) AS g ("externalId" text, state text, at timestamptz, failure jsonb)
   ON CONFLICT DO NOTHING`,
);
// News of messages that others send by the same number would pile up: what nobody asked for in a day is dropped.
const forgetEarly = statement(
  'channels.early-state-forget',
  `DELETE FROM early_delivery_state WHERE ctid = ANY (ARRAY (
     SELECT ctid FROM early_delivery_state WHERE received_at < $1 ORDER BY received_at LIMIT 500 FOR UPDATE SKIP LOCKED))`,
);

/** Applies what providers tell about messages we sent. */
@Injectable()
export class DeliveryStateRepository {
  apply(tx: Tx, inboxId: string, news: readonly DeliveryNews[]): Promise<AppliedNews[]> {
    return tx.rows<AppliedNews>(apply, [inboxId, JSON.stringify(news)]);
  }

  /** Whoever records the answer to a send holds the same lock, so one of the two sees the other's row. */
  async lockEarly(tx: Tx, externalIds: readonly string[]): Promise<void> {
    await tx.rows(lockEarly, [externalIds]);
  }

  async keepEarly(
    tx: Tx,
    inboxId: string,
    news: readonly DeliveryNews[],
    now: Date,
    forgetBefore: Date,
  ): Promise<void> {
    await tx.rows(keepEarly, [inboxId, JSON.stringify(news), now]);
    await tx.rows(forgetEarly, [forgetBefore]);
  }
}

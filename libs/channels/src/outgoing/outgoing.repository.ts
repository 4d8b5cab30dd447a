import { Injectable } from '@nestjs/common';
import { newId } from '@guiche/kernel';
import { statement, type Tx } from '@guiche/platform/database';
import type { Failure } from '../messages/message.types.js';
import type { ComposedMessage } from './composed-message.js';

/** Where a new message goes, read under the conversation's lock. */
export interface Target {
  readonly conversationId: string;
  readonly inboxId: string;
  readonly lastInboundAt: Date | null;
  /** The message that has the client's key already. */
  readonly repeatedId: string | null;
  readonly replyTo: {
    readonly id: string;
    readonly seq: number;
    readonly type: string;
    readonly text: string | null;
  } | null;
}

export interface NewMessage {
  readonly conversationId: string;
  readonly inboxId: string;
  readonly direction: 'out' | 'note';
  readonly authorKind: string;
  readonly authorId: string | null;
  readonly composed: ComposedMessage;
  readonly replyToId: string | null;
  readonly clientKey: string | null;
  /** Null for notes. */
  readonly delivery: 'queued' | 'failed' | null;
  readonly failure: Failure | null;
  readonly at: Date;
}

/** A sent message that may be sent again. */
export interface RetryTarget {
  readonly conversationId: string;
  readonly inboxId: string;
  readonly direction: string;
  readonly delivery: string | null;
  readonly lastInboundAt: Date | null;
}

const lockTarget = statement(
  'channels.outgoing-target',
  `SELECT id AS "conversationId", inbox_id AS "inboxId", last_inbound_at AS "lastInboundAt" FROM conversation WHERE id = $1
   FOR NO KEY UPDATE`,
);
// A statement of its own: one that waited for the lock would still see the messages as they were before it waited.
const related = statement(
  'channels.outgoing-related',
  `SELECT (SELECT m.id FROM message m WHERE m.conversation_id = $1 AND m.client_key = $2) AS "repeatedId",
          (SELECT json_build_object('id', r.id, 'seq', r.seq, 'type', r.type, 'text', CASE WHEN r.revoked_at IS NULL THEN r.text END)
             FROM message r WHERE r.id = $3 AND r.conversation_id = $1) AS "replyTo"`,
);
const insert = statement(
  'channels.outgoing-insert',
  `WITH bumped AS (UPDATE conversation SET last_seq = last_seq + 1 WHERE id = $2 RETURNING last_seq)
   INSERT INTO message (id, conversation_id, inbox_id, seq, direction, author_kind, author_id, type, text, reply_to_id,
                        client_key, created_at, delivery, delivery_at, failure)
   SELECT $1, $2, $3, bumped.last_seq, $4, $5, $6, $7, $8, $9, $10, $11::timestamptz, $12::text,
          CASE WHEN $12::text IS NULL THEN NULL ELSE $11::timestamptz END, $13::jsonb FROM bumped
   RETURNING id, seq`,
);
const insertAttachments = statement(
  'channels.outgoing-attachments',
  `INSERT INTO message_attachment (id, message_id, position, kind, name, content_type, size, file_id, state)
   SELECT a."attachmentId", $1, a.position, a.kind, a.name, a."contentType", a.size, a.id, 'ready'
     FROM jsonb_to_recordset($2::jsonb) AS a ("attachmentId" uuid, position int, kind text, name text, "contentType" text,
                                               size bigint, id uuid)`,
);
const lockForRetry = statement(
  'channels.outgoing-lock-retry',
  `SELECT m.conversation_id AS "conversationId", m.inbox_id AS "inboxId", m.direction, m.delivery, c.last_inbound_at AS "lastInboundAt"
     FROM message m JOIN conversation c ON c.id = m.conversation_id WHERE m.id = $1 FOR NO KEY UPDATE OF m`,
);
// A new round: news of the one that failed no longer finds the message, neither by id nor by mark. Files go up again,
// because what failed may have been the upload, and providers forget uploads.
const requeue = statement(
  'channels.outgoing-requeue',
  `WITH again AS (UPDATE message_attachment SET provider_media = NULL WHERE message_id = $1)
   UPDATE message SET delivery = 'queued', delivery_at = $2, failure = NULL, external_id = NULL, attempt_begun_at = NULL,
          send_failures = 0, send_round = send_round + 1 WHERE id = $1`,
);

/** The statements by which our own messages become rows. */
@Injectable()
export class OutgoingRepository {
  async lockTarget(
    tx: Tx,
    conversationId: string,
    clientKey: string | null,
    replyToId: string | null,
  ): Promise<Target | null> {
    const target = await tx.row<Target>(lockTarget, [conversationId]);
    if (target === null) return null;
    const isAlone = clientKey === null && replyToId === null;
    const found = isAlone
      ? null
      : await tx.row<Pick<Target, 'repeatedId' | 'replyTo'>>(related, [conversationId, clientKey, replyToId]);
    return { ...target, repeatedId: found?.repeatedId ?? null, replyTo: found?.replyTo ?? null };
  }

  async insert(tx: Tx, message: NewMessage): Promise<{ id: string; seq: number; attachmentIds: string[] }> {
    const { conversationId, inboxId, direction, authorKind, authorId, composed, replyToId, clientKey, at } = message;
    const values = [newId(), conversationId, inboxId, direction, authorKind, authorId, composed.type, composed.text];
    const row = await tx.row<{ id: string; seq: number }>(insert, [
      ...values,
      replyToId,
      clientKey,
      at,
      message.delivery,
      message.failure,
    ]);
    if (row === null) throw new Error('The conversation went away under its lock');
    const files = composed.files.map((file, position) => ({ ...file, attachmentId: newId(), position }));
    if (files.length > 0) await tx.rows(insertAttachments, [row.id, JSON.stringify(files)]);
    return { ...row, attachmentIds: files.map(({ attachmentId }) => attachmentId) };
  }

  lockForRetry(tx: Tx, messageId: string): Promise<RetryTarget | null> {
    return tx.row<RetryTarget>(lockForRetry, [messageId]);
  }

  async requeue(tx: Tx, messageId: string, at: Date): Promise<void> {
    await tx.rows(requeue, [messageId, at]);
  }
}

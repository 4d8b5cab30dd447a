import { Injectable } from '@nestjs/common';
import { statement, type ReadTx, type Tx } from '@guiche/platform/database';
import type { AttachmentKind, AttachmentState } from '../messages/message.types.js';

/** An attachment with what is needed to fetch it. */
export interface AttachmentRecord {
  readonly id: string;
  readonly messageId: string;
  readonly conversationId: string;
  readonly inboxId: string;
  readonly kind: AttachmentKind;
  readonly name: string | null;
  readonly contentType: string | null;
  readonly reference: Record<string, unknown> | null;
  readonly state: AttachmentState;
}

const find = statement(
  'channels.attachment-find',
  `SELECT a.id, a.message_id AS "messageId", m.conversation_id AS "conversationId", m.inbox_id AS "inboxId", a.kind, a.name,
          a.content_type AS "contentType", a.provider_media AS reference, a.state
     FROM message_attachment a JOIN message m ON m.id = a.message_id WHERE a.id = $1`,
);
const ready = statement(
  'channels.attachment-ready',
  `UPDATE message_attachment SET state = 'ready', file_id = $2, content_type = $3, size = $4, name = coalesce(name, $5), failure = NULL
    WHERE id = $1 AND state <> 'ready' RETURNING id`,
);
const failed = statement(
  'channels.attachment-failed',
  `UPDATE message_attachment SET state = 'failed', failure = $2 WHERE id = $1 AND state = 'fetching' RETURNING id`,
);

/** Attachments on their way in. */
@Injectable()
export class AttachmentRepository {
  find(tx: ReadTx, id: string): Promise<AttachmentRecord | null> {
    return tx.row<AttachmentRecord>(find, [id]);
  }

  async markReady(
    tx: Tx,
    id: string,
    file: { readonly id: string; readonly contentType: string; readonly size: number; readonly name: string },
  ): Promise<boolean> {
    return (await tx.rows(ready, [id, file.id, file.contentType, file.size, file.name])).length > 0;
  }

  async markFailed(tx: Tx, id: string, why: string): Promise<boolean> {
    return (await tx.rows(failed, [id, why.slice(0, 500)])).length > 0;
  }
}

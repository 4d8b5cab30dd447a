import { Injectable } from '@nestjs/common';
import type { AccessScope } from '@guiche/identity';
import type { ReadTx } from '@guiche/platform/database';
import { scopedStatement } from '../tickets/scoped-statement.js';

/** A file of a message that somebody may see. */
export interface ReachedAttachment {
  readonly fileId: string;
  readonly name: string | null;
  readonly contentType: string;
  readonly size: number;
}

// A message belongs to the ticket in whose part of the conversation it lies; who reaches that one reaches its files.
const find = scopedStatement(
  'tickets.attachment-within-scope',
  1,
  (scope) => `
    SELECT f.id AS "fileId", coalesce(a.name, f.name) AS name, f.content_type AS "contentType", f.size::float8 AS size
      FROM message_attachment a
      JOIN message m ON m.id = a.message_id AND m.revoked_at IS NULL
      JOIN stored_file f ON f.id = a.file_id
     WHERE a.id = $1 AND a.state = 'ready' AND EXISTS (
       SELECT 1 FROM ticket t WHERE t.conversation_id = m.conversation_id AND t.first_seq <= m.seq
          AND (t.last_seq IS NULL OR t.last_seq >= m.seq) AND ${scope})`,
);

/** Finds files by the message that carries them. */
@Injectable()
export class AttachmentReader {
  /** Null when there is none, its file is not here, or no ticket with it is in reach. */
  find(tx: ReadTx, scope: AccessScope, attachmentId: string): Promise<ReachedAttachment | null> {
    const { statement, values } = find(scope, [attachmentId]);
    return tx.row<ReachedAttachment>(statement, values);
  }
}

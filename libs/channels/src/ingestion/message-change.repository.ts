import { Injectable } from '@nestjs/common';
import { statement, type Tx } from '@guiche/platform/database';
import type { Reaction } from '../messages/message.types.js';

/** An earlier message that somebody reacts to, edits or takes back. */
export interface ChangedMessage {
  readonly id: string;
  readonly conversationId: string;
  readonly direction: string;
  readonly reactions: readonly Reaction[];
  readonly editedAt: Date | null;
}

const lock = statement(
  'channels.message-lock-external',
  `SELECT id, conversation_id AS "conversationId", direction, reactions, edited_at AS "editedAt"
     FROM message WHERE inbox_id = $1 AND external_id = $2 FOR NO KEY UPDATE`,
);
const react = statement('channels.message-react', `UPDATE message SET reactions = $2::jsonb WHERE id = $1`);
const edit = statement(
  'channels.message-edit',
  `UPDATE message SET text = $2, content = $3, edited_at = $4 WHERE id = $1`,
);
const revoke = statement(
  'channels.message-revoke',
  `UPDATE message SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL RETURNING id`,
);

/** Changes of messages that are already there. */
@Injectable()
export class MessageChangeRepository {
  lock(tx: Tx, inboxId: string, externalId: string): Promise<ChangedMessage | null> {
    return tx.row<ChangedMessage>(lock, [inboxId, externalId]);
  }

  async react(tx: Tx, id: string, reactions: readonly Reaction[]): Promise<void> {
    await tx.rows(react, [id, JSON.stringify(reactions)]);
  }

  async edit(
    tx: Tx,
    id: string,
    text: string | null,
    content: Record<string, unknown> | null,
    at: Date,
  ): Promise<void> {
    await tx.rows(edit, [id, text, content, at]);
  }

  /** False when it had been taken back before. */
  async revoke(tx: Tx, id: string, at: Date): Promise<boolean> {
    return (await tx.rows(revoke, [id, at])).length > 0;
  }
}

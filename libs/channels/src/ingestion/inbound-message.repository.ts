import { Injectable } from '@nestjs/common';
import { newId } from '@guiche/kernel';
import { statement, type Tx } from '@guiche/platform/database';
import type { InboundMedia, InboundMessage } from '../adapters/channel-adapter.js';

/** A message that was not there before. */
export interface StoredMessage {
  readonly id: string;
  readonly seq: number;
  readonly externalId: string;
}

// The caller holds the conversation's lock, so what was stored before is seen here: repeats take no seq and leave no
// gap. ON CONFLICT is for the impossible: the same id in another conversation of the inbox.
const insert = statement(
  'channels.messages-insert-inbound',
  `WITH given AS MATERIALIZED (
     SELECT g.*, row_number() OVER (ORDER BY g.place) AS n, count(*) OVER () AS total
       FROM jsonb_to_recordset($4::jsonb) AS g (place int, id uuid, "externalId" text, type text, text text, content jsonb,
                                                 "sentAt" timestamptz, "replyTo" text, "editedAt" timestamptz)
      WHERE NOT EXISTS (SELECT 1 FROM message m WHERE m.inbox_id = $2 AND m.external_id = g."externalId")),
   bumped AS (
     UPDATE conversation c SET last_seq = c.last_seq + g.total, last_inbound_seq = c.last_seq + g.total, address = $3,
            last_inbound_at = greatest(c.last_inbound_at, g.latest)
       FROM (SELECT count(*)::int AS total, max("sentAt") AS latest FROM given) g
      WHERE c.id = $1 AND g.total > 0 RETURNING c.last_seq)
   INSERT INTO message (id, conversation_id, inbox_id, seq, direction, author_kind, type, text, content, reply_to_id,
                        external_id, provider_at, created_at, edited_at)
   SELECT g.id, $1, $2, bumped.last_seq - g.total + g.n, 'in', 'customer', g.type, g.text, g.content,
          (SELECT r.id FROM message r WHERE r.inbox_id = $2 AND r.external_id = g."replyTo" AND r.conversation_id = $1),
          g."externalId", g."sentAt", $5, g."editedAt"
     FROM given g, bumped ORDER BY g.n
   ON CONFLICT (inbox_id, external_id) WHERE external_id IS NOT NULL DO NOTHING
   RETURNING id, seq, external_id AS "externalId"`,
);
const insertAttachments = statement(
  'channels.attachments-insert-inbound',
  `INSERT INTO message_attachment (id, message_id, position, kind, name, content_type, provider_media, state)
   SELECT a.id, a."messageId", a.position, a.kind, a.name, a."contentType", a.reference, 'fetching'
     FROM jsonb_to_recordset($1::jsonb) AS a (id uuid, "messageId" uuid, position int, kind text, name text,
                                               "contentType" text, reference jsonb)`,
);

/** The statements by which a customer's messages become rows. */
@Injectable()
export class InboundMessageRepository {
  /** Appends those that are new, in the given order; the caller holds the conversation's lock. */
  async append(
    tx: Tx,
    conversation: { readonly id: string; readonly inboxId: string; readonly address: string },
    messages: readonly (InboundMessage & { readonly editedAt?: Date })[],
    now: Date,
  ): Promise<StoredMessage[]> {
    const rows = messages.map((message, place) => ({
      place,
      id: newId(),
      externalId: message.externalId,
      type: message.type,
      text: message.text,
      content: message.content,
      sentAt: message.sentAt,
      replyTo: message.replyToExternalId,
      editedAt: message.editedAt ?? null,
    }));
    const { id, inboxId, address } = conversation;
    const stored = await tx.rows<StoredMessage>(insert, [id, inboxId, address, JSON.stringify(rows), now]);
    return stored.sort((a, b) => a.seq - b.seq);
  }

  /** Gives back the ids of the attachments, all still to be fetched. */
  async addAttachments(
    tx: Tx,
    media: readonly { messageId: string; position: number; file: InboundMedia }[],
  ): Promise<string[]> {
    const rows = media.map(({ messageId, position, file }) => ({ id: newId(), messageId, position, ...file }));
    await tx.rows(insertAttachments, [JSON.stringify(rows)]);
    return rows.map(({ id }) => id);
  }
}

import { Injectable } from '@nestjs/common';
import { statement, type ReadTx } from '@guiche/platform/database';
import { messagePreview } from './message-preview.js';
import type { AttachmentView, MessageView } from './message-view.js';
import type { AuthorKind, Delivery, Direction, Failure, Reaction } from './message.types.js';

interface MessageRow {
  id: string;
  conversation_id: string;
  inbox_id: string;
  seq: number;
  direction: Direction;
  author_kind: AuthorKind;
  author_id: string | null;
  type: string;
  text: string | null;
  content: Record<string, unknown> | null;
  delivery: Delivery | null;
  delivery_at: Date | null;
  failure: Failure | null;
  client_key: string | null;
  provider_at: Date | null;
  created_at: Date;
  reactions: Reaction[];
  edited_at: Date | null;
  revoked_at: Date | null;
  reply_id: string | null;
  reply_seq: number | null;
  reply_type: string | null;
  reply_text: string | null;
  reply_revoked: boolean | null;
  attachments: AttachmentView[] | null;
}

const view = `
  SELECT m.id, m.conversation_id, m.inbox_id, m.seq, m.direction, m.author_kind, m.author_id, m.type, m.text, m.content,
         m.delivery, m.delivery_at, m.failure, m.client_key, m.provider_at, m.created_at, m.reactions, m.edited_at, m.revoked_at,
         r.id AS reply_id, r.seq AS reply_seq, r.type AS reply_type, r.text AS reply_text, r.revoked_at IS NOT NULL AS reply_revoked,
         a.list AS attachments
    FROM message m
    LEFT JOIN message r ON r.id = m.reply_to_id
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('id', x.id, 'kind', x.kind, 'name', x.name, 'contentType', x.content_type,
                                        'size', x.size, 'state', x.state, 'fileId', x.file_id) ORDER BY x.position) AS list
        FROM message_attachment x WHERE x.message_id = m.id) a ON true`;

const byIds = statement(
  'channels.messages-by-id',
  `${view} WHERE m.id = ANY ($1::uuid[]) ORDER BY m.conversation_id, m.seq`,
);
const before = statement(
  'channels.messages-before',
  `SELECT * FROM (${view} WHERE m.conversation_id = $1 AND m.seq >= $2 AND m.seq < $3 ORDER BY m.seq DESC LIMIT $4) page ORDER BY seq`,
);
const after = statement(
  'channels.messages-after',
  `${view} WHERE m.conversation_id = $1 AND m.seq > $2 AND m.seq <= $3 ORDER BY m.seq LIMIT $4`,
);
const unseen = statement(
  'channels.messages-unseen',
  `${view} WHERE m.conversation_id = $1 AND m.seq > $2 AND m.direction = 'in' ORDER BY m.seq LIMIT $3`,
);
const countInbound = statement(
  'channels.messages-count-inbound',
  `SELECT count(*)::int AS n FROM message WHERE conversation_id = $1 AND seq > $2 AND seq <= $3 AND direction = 'in'`,
);

const iso = (at: Date | null): string | null => (at === null ? null : at.toISOString());

/** What was revoked is not shown any more; that something was there is. */
function toView(row: MessageRow): MessageView {
  const revoked = row.revoked_at !== null;
  return {
    id: row.id,
    conversationId: row.conversation_id,
    inboxId: row.inbox_id,
    seq: row.seq,
    direction: row.direction,
    author: { kind: row.author_kind, id: row.author_id },
    type: row.type,
    text: revoked ? null : row.text,
    content: revoked ? null : row.content,
    replyTo:
      row.reply_id === null || row.reply_seq === null
        ? null
        : {
            id: row.reply_id,
            seq: row.reply_seq,
            preview: messagePreview(row.reply_type ?? 'text', row.reply_revoked === true ? null : row.reply_text),
          },
    reactions: row.reactions
      .filter(({ emoji }) => emoji !== '')
      .map((reaction) => ({ emoji: reaction.emoji, byCustomer: reaction.by === 'customer' })),
    attachments: revoked ? [] : (row.attachments ?? []),
    delivery: row.delivery,
    deliveryAt: iso(row.delivery_at),
    failure: row.failure,
    clientKey: row.client_key,
    providerAt: iso(row.provider_at),
    createdAt: row.created_at.toISOString(),
    editedAt: iso(row.edited_at),
    revokedAt: iso(row.revoked_at),
  };
}

/** Reads messages as they are shown. */
@Injectable()
export class MessageViewRepository {
  async byIds(tx: ReadTx, ids: readonly string[]): Promise<MessageView[]> {
    return (await tx.rows<MessageRow>(byIds, [ids])).map(toView);
  }

  /** The last `limit` messages with fromSeq ≤ seq < beforeSeq, ascending. */
  async before(
    tx: ReadTx,
    conversationId: string,
    fromSeq: number,
    beforeSeq: number,
    limit: number,
  ): Promise<MessageView[]> {
    return (await tx.rows<MessageRow>(before, [conversationId, fromSeq, beforeSeq, limit])).map(toView);
  }

  /** The first `limit` messages with afterSeq < seq ≤ toSeq, ascending. */
  async after(
    tx: ReadTx,
    conversationId: string,
    afterSeq: number,
    toSeq: number,
    limit: number,
  ): Promise<MessageView[]> {
    return (await tx.rows<MessageRow>(after, [conversationId, afterSeq, toSeq, limit])).map(toView);
  }

  async inboundAfter(tx: ReadTx, conversationId: string, afterSeq: number, limit: number): Promise<MessageView[]> {
    return (await tx.rows<MessageRow>(unseen, [conversationId, afterSeq, limit])).map(toView);
  }

  async countInbound(tx: ReadTx, conversationId: string, afterSeq: number, toSeq: number): Promise<number> {
    return (await tx.row<{ n: number }>(countInbound, [conversationId, afterSeq, toSeq]))?.n ?? 0;
  }
}

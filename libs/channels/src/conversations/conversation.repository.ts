import { Injectable } from '@nestjs/common';
import { statement, type ReadTx, type Tx } from '@guiche/platform/database';

/** A conversation with what its inbox says about it. */
export interface ConversationRecord {
  readonly id: string;
  readonly inboxId: string;
  readonly contactId: string;
  readonly address: string;
  readonly lastSeq: number;
  readonly lastInboundSeq: number;
  readonly lastInboundAt: Date | null;
}

const columns = `id, inbox_id AS "inboxId", contact_id AS "contactId", address, last_seq AS "lastSeq",
  last_inbound_seq AS "lastInboundSeq", last_inbound_at AS "lastInboundAt"`;

const find = statement('channels.conversation-find', `SELECT ${columns} FROM conversation WHERE id = $1`);
const findMany = statement(
  'channels.conversation-find-many',
  `SELECT ${columns} FROM conversation WHERE id = ANY ($1::uuid[])`,
);
const lock = statement(
  'channels.conversation-lock',
  `SELECT ${columns} FROM conversation WHERE id = $1 FOR NO KEY UPDATE`,
);
const lockOf = statement(
  'channels.conversation-lock-of',
  `SELECT ${columns} FROM conversation WHERE inbox_id = $1 AND contact_id = $2 FOR NO KEY UPDATE`,
);
// DO UPDATE rather than DO NOTHING: it locks the row and returns it, whoever made it. The address is where the person wrote from last.
const open = statement(
  'channels.conversation-open',
  `INSERT INTO conversation (id, inbox_id, contact_id, address, created_at) VALUES ($1, $2, $3, $4, $5)
   ON CONFLICT (inbox_id, contact_id) DO UPDATE SET address = EXCLUDED.address
   RETURNING ${columns}`,
);

/** The conversation's row: found, locked, opened without a race. */
@Injectable()
export class ConversationRepository {
  find(tx: ReadTx, id: string): Promise<ConversationRecord | null> {
    return tx.row<ConversationRecord>(find, [id]);
  }

  findMany(tx: ReadTx, ids: readonly string[]): Promise<ConversationRecord[]> {
    return tx.rows<ConversationRecord>(findMany, [ids]);
  }

  /** Everything that gives out a `seq` holds this lock. */
  lock(tx: Tx, id: string): Promise<ConversationRecord | null> {
    return tx.row<ConversationRecord>(lock, [id]);
  }

  /** The conversation of a contact in an inbox, if there is one. */
  lockOf(tx: Tx, inboxId: string, contactId: string): Promise<ConversationRecord | null> {
    return tx.row<ConversationRecord>(lockOf, [inboxId, contactId]);
  }

  async openLocked(
    tx: Tx,
    conversation: { id: string; inboxId: string; contactId: string; address: string; createdAt: Date },
  ): Promise<ConversationRecord> {
    const { id, inboxId, contactId, address, createdAt } = conversation;
    const row = await tx.row<ConversationRecord>(open, [id, inboxId, contactId, address, createdAt]);
    if (row === null) throw new Error('INSERT … RETURNING gave no conversation');
    return row;
  }
}

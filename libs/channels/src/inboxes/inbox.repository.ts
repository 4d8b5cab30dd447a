import { Injectable } from '@nestjs/common';
import { statement, type ReadTx, type Tx } from '@guiche/platform/database';
import { listPage, type ListRequest, type Page } from '@guiche/platform/http';
import type { InboxId } from './inbox.entity.js';
import { inboxList } from './inbox.list.js';
import type { InboxView } from './inbox-view.js';

/** An inbox as it is stored: its secrets are sealed texts. */
export interface InboxRecord {
  id: InboxId;
  name: string;
  channel: string;
  provider: string;
  settings: Record<string, unknown>;
  secrets: Record<string, string>;
  verifyToken: string;
  greeting: string;
  active: boolean;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

const columns = `inbox.id, inbox.name::text AS name, inbox.channel, inbox.provider, inbox.settings, inbox.secrets,
  inbox.verify_token AS "verifyToken", inbox.greeting, inbox.active, inbox.version,
  inbox.created_at AS "createdAt", inbox.updated_at AS "updatedAt"`;

const find = statement('channels.inbox-find', `SELECT ${columns} FROM inbox WHERE id = $1`);
const lock = statement('channels.inbox-lock', `SELECT ${columns} FROM inbox WHERE id = $1 FOR NO KEY UPDATE`);
const views = statement(
  'channels.inbox-views',
  `SELECT id, name::text AS name, channel, provider, greeting, active FROM inbox WHERE id = ANY ($1::uuid[])`,
);
const insert = statement(
  'channels.inbox-insert',
  `INSERT INTO inbox (id, name, channel, provider, settings, secrets, verify_token, greeting, active, version, created_at, updated_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
);
const update = statement(
  'channels.inbox-update',
  `UPDATE inbox SET name = $2, settings = $3, secrets = $4, greeting = $5, active = $6, version = $7, updated_at = $8 WHERE id = $1`,
);
const remove = statement(
  'channels.inbox-remove',
  `DELETE FROM inbox WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM webhook_receipt WHERE inbox_id = $1)
     AND NOT EXISTS (SELECT 1 FROM conversation WHERE inbox_id = $1) RETURNING id`,
);
const members = statement(
  'channels.inbox-members',
  `SELECT inbox_id AS "inboxId", array_agg(user_id::text ORDER BY user_id) AS "userIds" FROM inbox_member
    WHERE inbox_id = ANY ($1::uuid[]) GROUP BY inbox_id`,
);
const addMembers = statement(
  'channels.inbox-add-members',
  `INSERT INTO inbox_member (inbox_id, user_id) SELECT $1, u FROM unnest($2::uuid[]) AS u ORDER BY u ON CONFLICT DO NOTHING`,
);
const removeMembers = statement(
  'channels.inbox-remove-members',
  `DELETE FROM inbox_member WHERE inbox_id = $1 AND user_id = ANY ($2::uuid[])`,
);
const ofMember = statement(
  'channels.inboxes-of-member',
  `SELECT inbox_id AS id FROM inbox_member WHERE user_id = $1 ORDER BY inbox_id`,
);
const tell = statement('channels.inbox-tell', `SELECT pg_notify($1, $2)`);

/** On this PostgreSQL channel every process hears that an inbox is no longer what it kept of it. */
export const inboxChangedChannel = 'inbox_changed';

/** The inbox's row and its members. */
@Injectable()
export class InboxRepository {
  find(tx: ReadTx, id: string): Promise<InboxRecord | null> {
    return tx.row<InboxRecord>(find, [id]);
  }

  lock(tx: Tx, id: string): Promise<InboxRecord | null> {
    return tx.row<InboxRecord>(lock, [id]);
  }

  list(tx: ReadTx, request: ListRequest): Promise<Page<InboxRecord>> {
    return listPage<InboxRecord>(tx, inboxList, request, { from: 'inbox', select: columns });
  }

  views(tx: ReadTx, ids: readonly string[]): Promise<InboxView[]> {
    return tx.rows<InboxView>(views, [ids]);
  }

  async insert(tx: Tx, inbox: InboxRecord): Promise<void> {
    const { id, name, channel, provider, settings, secrets, verifyToken, greeting, active, version } = inbox;
    const values = [id, name, channel, provider, settings, secrets, verifyToken, greeting, active, version];
    await tx.rows(insert, [...values, inbox.createdAt, inbox.updatedAt]);
  }

  async update(tx: Tx, inbox: InboxRecord): Promise<void> {
    const { id, name, settings, secrets, greeting, active, version, updatedAt } = inbox;
    await tx.rows(update, [id, name, settings, secrets, greeting, active, version, updatedAt]);
  }

  /** False when somebody ever wrote there: such an inbox is deactivated instead. */
  async remove(tx: Tx, id: string): Promise<boolean> {
    return (await tx.rows(remove, [id])).length > 0;
  }

  /** Processes hear it when the transaction commits. */
  async tellAll(tx: Tx, id: string): Promise<void> {
    await tx.rows(tell, [inboxChangedChannel, id]);
  }

  async memberIds(tx: ReadTx, inboxId: string): Promise<string[]> {
    return (await this.membersOf(tx, [inboxId])).get(inboxId) ?? [];
  }

  async membersOf(tx: ReadTx, inboxIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await tx.rows<{ inboxId: string; userIds: string[] }>(members, [inboxIds]);
    return new Map(rows.map(({ inboxId, userIds }) => [inboxId, userIds]));
  }

  async addMembers(tx: Tx, inboxId: string, userIds: readonly string[]): Promise<void> {
    if (userIds.length > 0) await tx.rows(addMembers, [inboxId, userIds]);
  }

  async removeMembers(tx: Tx, inboxId: string, userIds: readonly string[]): Promise<void> {
    if (userIds.length > 0) await tx.rows(removeMembers, [inboxId, userIds]);
  }

  async idsOfMember(tx: ReadTx, userId: string): Promise<string[]> {
    return (await tx.rows<{ id: string }>(ofMember, [userId])).map(({ id }) => id);
  }
}

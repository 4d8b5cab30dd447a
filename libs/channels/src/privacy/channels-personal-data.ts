import './channels-sealed.js';
import { statement, type ReadTx, type Tx } from '@guiche/platform/database';
import { RetryLater } from '@guiche/platform/jobs';
import {
  declareNotPersonal,
  definePersonalData,
  type Person,
  type PersonalDataPage,
} from '@guiche/platform/personal-data';
import { ingestionLanes } from '../ingestion/ingestion-lanes.js';
import { messageQueued, messageReceived } from '../messages/message.events.js';
import { webhookReceived } from '../webhooks/webhook.events.js';

const counter = (name: string, text: string) => {
  const count = statement(name, `SELECT count(*)::int AS n FROM (${text}) AS rows`);
  return async (tx: ReadTx, values: unknown[]): Promise<number> => (await tx.row<{ n: number }>(count, values))?.n ?? 0;
};
const page = (rows: readonly { id: string }[], limit: number): PersonalDataPage => ({
  rows: rows as unknown as PersonalDataPage['rows'],
  next: rows.length < limit ? null : (rows.at(-1)?.id ?? null),
});
const noId = '00000000-0000-0000-0000-000000000000';
const theirs = `SELECT c.id FROM conversation c WHERE c.contact_id = ANY ($1::uuid[])`;

// Delivery states name a message by the provider's id, which holds the number: so they go before the messages do.
const early = `SELECT e.ctid FROM early_delivery_state e JOIN message m ON m.inbox_id = e.inbox_id AND m.external_id = e.external_id
  WHERE m.conversation_id IN (${theirs})`;
const countEarly = counter('channels.personal-count-early', early);
const eraseEarly = statement(
  'channels.personal-erase-early',
  `DELETE FROM early_delivery_state WHERE ctid = ANY (ARRAY(${early} LIMIT $2)) RETURNING 1`,
);
definePersonalData({
  name: 'channels.delivery-states',
  label: { 'pt-BR': 'Situações de entrega adiantadas', en: 'Early delivery states' },
  columns: { early_delivery_state: ['external_id', 'failure'] },
  retention: null,
  rank: -3,
  count: (tx, { contactIds }) => countEarly(tx, [contactIds]),
  erase: async (tx, { contactIds }, limit) => (await tx.rows(eraseEarly, [contactIds, limit])).length,
});

const attachments = `SELECT a.id FROM message_attachment a JOIN message m ON m.id = a.message_id
  WHERE m.conversation_id IN (${theirs}) AND (a.file_id IS NOT NULL OR a.name IS NOT NULL OR a.provider_media IS NOT NULL)`;
const countAttachments = counter('channels.personal-count-attachments', attachments);
const readAttachments = statement(
  'channels.personal-read-attachments',
  `SELECT a.id, a.message_id AS "messageId", a.kind, coalesce(a.name, f.name) AS name, a.content_type AS "contentType",
     a.size::float8 AS size, encode(f.sha256, 'hex') AS sha256, m.created_at AS "sentAt"
   FROM message_attachment a JOIN message m ON m.id = a.message_id LEFT JOIN stored_file f ON f.id = a.file_id
   WHERE m.conversation_id IN (${theirs}) AND a.id > $2::uuid ORDER BY a.id LIMIT $3`,
);
const eraseAttachments = statement(
  'channels.personal-erase-attachments',
  `WITH bite AS (${attachments} LIMIT $2), files AS (SELECT file_id FROM message_attachment WHERE id IN (SELECT id FROM bite)),
   gone AS (UPDATE message_attachment SET file_id = NULL, name = NULL, provider_media = NULL, state = 'failed', failure = 'erased'
     WHERE id IN (SELECT id FROM bite) RETURNING 1)
   SELECT file_id AS "fileId" FROM files, (SELECT count(*) FROM gone) AS done`,
);
definePersonalData({
  name: 'channels.attachments',
  label: { 'pt-BR': 'Anexos', en: 'Attachments' },
  columns: { message_attachment: ['name', 'provider_media', 'failure'], stored_file: ['name'] },
  retention: 'attachments',
  rank: -2,
  count: (tx, { contactIds }) => countAttachments(tx, [contactIds]),
  read: async (tx, { contactIds }, after, limit) =>
    page(await tx.rows<{ id: string }>(readAttachments, [contactIds, after ?? noId, limit]), limit),
  async erase(tx, { contactIds }, limit, { files }) {
    const found = await tx.rows<{ fileId: string | null }>(eraseAttachments, [contactIds, limit]);
    await files.forget(
      tx,
      found.flatMap(({ fileId }) => fileId ?? []),
    );
    return found.length;
  },
});

const messages = `SELECT m.id FROM message m WHERE m.conversation_id IN (${theirs}) AND (m.text IS NOT NULL OR m.content IS NOT NULL
  OR m.external_id IS NOT NULL OR m.failure IS NOT NULL)`;
const countMessages = counter('channels.personal-count-messages', messages);
const readMessages = statement(
  'channels.personal-read-messages',
  `SELECT m.id, m.conversation_id AS "conversationId", m.seq, m.direction, m.author_kind AS author, m.type, m.text, m.content,
     m.delivery, m.created_at AS "createdAt" FROM message m
   WHERE m.conversation_id IN (${theirs}) AND m.id > $2::uuid ORDER BY m.id LIMIT $3`,
);
// As if it had been revoked: screens say that something stood here, and show nothing of it.
const eraseMessages = statement(
  'channels.personal-erase-messages',
  `UPDATE message SET text = NULL, content = NULL, external_id = NULL, failure = NULL, reactions = '[]',
     revoked_at = coalesce(revoked_at, $3) WHERE id IN (${messages} LIMIT $2) RETURNING 1`,
);
definePersonalData({
  name: 'channels.messages',
  label: { 'pt-BR': 'Mensagens', en: 'Messages' },
  columns: { message: ['text', 'content', 'external_id', 'failure'] },
  retention: 'messages',
  rank: -1,
  count: (tx, { contactIds }) => countMessages(tx, [contactIds]),
  read: async (tx, { contactIds }, after, limit) =>
    page(await tx.rows<{ id: string }>(readMessages, [contactIds, after ?? noId, limit]), limit),
  erase: async (tx, { contactIds }, limit, { requestedAt }) =>
    (await tx.rows(eraseMessages, [contactIds, limit, requestedAt])).length,
});

const conversations = `SELECT c.id FROM conversation c WHERE c.contact_id = ANY ($1::uuid[]) AND c.address <> '[erased]'`;
const countConversations = counter('channels.personal-count-conversations', conversations);
const readConversations = statement(
  'channels.personal-read-conversations',
  `SELECT c.id, i.name::text AS inbox, i.channel, c.address, c.created_at AS "createdAt" FROM conversation c
     JOIN inbox i ON i.id = c.inbox_id WHERE c.contact_id = ANY ($1::uuid[]) AND c.id > $2::uuid ORDER BY c.id LIMIT $3`,
);
const eraseConversations = statement(
  'channels.personal-erase-conversations',
  `UPDATE conversation SET address = '[erased]' WHERE id IN (${conversations} LIMIT $2) RETURNING 1`,
);
definePersonalData({
  name: 'channels.conversations',
  label: { 'pt-BR': 'Endereços de conversas', en: 'Addresses of conversations' },
  columns: { conversation: ['address'] },
  retention: null,
  count: (tx, { contactIds }) => countConversations(tx, [contactIds]),
  read: async (tx, { contactIds }, after, limit) =>
    page(await tx.rows<{ id: string }>(readConversations, [contactIds, after ?? noId, limit]), limit),
  erase: async (tx, { contactIds }, limit) => (await tx.rows(eraseConversations, [contactIds, limit])).length,
});

// The journal knows nobody by id, and has no index over what was sent: it is read through once.
const receipts = `SELECT r.id FROM webhook_receipt r WHERE r.received_at <= $2 AND EXISTS (
  SELECT 1 FROM unnest($1::text[]) AS c (clue) WHERE position(convert_to(c.clue, 'UTF8') IN r.body) > 0)`;
const countReceipts = counter('channels.personal-count-receipts', receipts);
const pendingReceipt = statement(
  'channels.personal-pending-receipt',
  `SELECT 1 FROM outbox o JOIN outbox_cursor c ON c.subscriber = 'channels.ingest'
     AND c.lane = ((hashtext(o.key) % ${ingestionLanes}) + ${ingestionLanes}) % ${ingestionLanes}
   WHERE o.type = '${webhookReceived.type}' AND (o.xid, o.id) > (c.after_xid, c.after_id)
     AND (o.payload ->> 'receiptId')::uuid = ANY ($1::uuid[]) LIMIT 1`,
);
const findReceipts = statement('channels.personal-find-receipts', `${receipts} LIMIT $3`);
const eraseReceipts = statement(
  'channels.personal-erase-receipts',
  `DELETE FROM webhook_receipt WHERE id = ANY ($1::uuid[]) RETURNING 1`,
);
definePersonalData({
  name: 'channels.journal',
  label: { 'pt-BR': 'Diário de recebimentos dos provedores', en: 'Journal of what providers sent' },
  columns: { webhook_receipt: ['body', 'not_understood'] },
  retention: 'journal',
  count: (tx, { clues }) => countReceipts(tx, [clues, new Date(253_402_300_799_000)]),
  async erase(tx, { clues }, limit, { requestedAt }) {
    if (clues.length === 0) return 0;
    const ids = (await tx.rows<{ id: string }>(findReceipts, [clues, requestedAt, limit])).map(({ id }) => id);
    if (ids.length === 0) return 0;
    // What is not understood yet would be lost.
    if (await tx.row(pendingReceipt, [ids])) throw new RetryLater(5_000, 'what was received is still being read');
    return (await tx.rows(eraseReceipts, [ids])).length;
  },
});

// The log of events names no person, but what was received carries an address, and messages a preview.
const previews = `SELECT o.ctid FROM outbox o WHERE o.type IN ('${messageReceived.type}', '${messageQueued.type}')
  AND o.payload ->> 'preview' <> '' AND (o.payload ->> 'conversationId')::uuid IN (${theirs})`;
const addresses = `SELECT o.ctid FROM outbox o WHERE o.type = '${webhookReceived.type}'
  AND EXISTS (SELECT 1 FROM unnest($1::text[]) AS c (clue) WHERE position(c.clue IN o.payload ->> 'address') > 0)`;
const countPreviews = counter('channels.personal-count-previews', previews);
const countAddresses = counter('channels.personal-count-addresses', addresses);
const erasePreviews = statement(
  'channels.personal-erase-previews',
  `UPDATE outbox SET payload = jsonb_set(payload, '{preview}', '""') WHERE ctid = ANY (ARRAY(${previews} LIMIT $2)) RETURNING 1`,
);
const eraseAddresses = statement(
  'channels.personal-erase-addresses',
  `UPDATE outbox SET key = '[erased]', payload = payload || '{"address": null, "line": "[erased]"}'
   WHERE ctid = ANY (ARRAY(${addresses} LIMIT $2)) RETURNING 1`,
);
definePersonalData({
  name: 'channels.events',
  label: { 'pt-BR': 'Prévias em eventos internos', en: 'Previews in internal events' },
  columns: { outbox: ['payload', 'key'] },
  retention: 'events',
  // After the journal, which waits until what was received has been read.
  rank: 1,
  count: async (tx, { contactIds, clues }) =>
    (await countPreviews(tx, [contactIds])) + (await countAddresses(tx, [clues])),
  erase: async (tx: Tx, { contactIds, clues }: Person, limit) =>
    (await tx.rows(erasePreviews, [contactIds, limit])).length + (await tx.rows(eraseAddresses, [clues, limit])).length,
});

declareNotPersonal({
  'inbox.name': 'the name of a connected account of the company',
  'inbox.settings': 'the company’s own account',
  'inbox.secrets': 'sealed credentials of the company',
  'inbox.verify_token': 'made by us for the provider',
  'inbox.greeting': 'what the company says to everybody',
  'inbox_health.last_error': 'the provider’s words about the account',
});

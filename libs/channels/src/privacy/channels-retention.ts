import { firstIdAt } from '@guiche/kernel';
import { statement, type ReadTx } from '@guiche/platform/database';
import { defineRetentionClass, type Bitten } from '@guiche/platform/personal-data';

const noId = '00000000-0000-0000-0000-000000000000';
const counted = async (tx: ReadTx, s: Parameters<ReadTx['row']>[0], before: Date, cap: number): Promise<number> =>
  (await tx.row<{ n: number }>(s, [firstIdAt(before), cap]))?.n ?? 0;
const bitten = (ids: readonly string[], limit: number): Bitten => ({
  count: ids.length,
  cursor: ids.length < limit ? null : (ids.at(-1) ?? null),
});

// Ids begin with their time, so the oldest are found by the primary key.
const countReceipts = statement(
  'channels.retention-count-receipts',
  `SELECT count(*)::int AS n FROM (SELECT 1 FROM webhook_receipt WHERE id < $1::uuid LIMIT $2) AS old`,
);
const removeReceipts = statement(
  'channels.retention-remove-receipts',
  `DELETE FROM webhook_receipt WHERE id = ANY (ARRAY(SELECT id FROM webhook_receipt WHERE id < $1::uuid ORDER BY id LIMIT $2)) RETURNING id`,
);

defineRetentionClass({
  code: 'journal',
  label: { 'pt-BR': 'Diário de recebimentos', en: 'Journal of receipts' },
  help: {
    'pt-BR':
      'O que os provedores enviaram, byte a byte. As mensagens já foram lidas dele; serve para conferir e reler.',
    en: 'What providers sent, byte for byte. Messages have been read from it; it serves to check and to read again.',
  },
  defaultDays: 30,
  minDays: 3,
  count: (tx, before, cap) => counted(tx, countReceipts, before, cap),
  remove: async (tx, { before, limit }) =>
    bitten(
      (await tx.rows<{ id: string }>(removeReceipts, [firstIdAt(before), limit])).map(({ id }) => id),
      limit,
    ),
});

const withText = `(text IS NOT NULL OR content IS NOT NULL)`;
const countMessages = statement(
  'channels.retention-count-messages',
  `SELECT count(*)::int AS n FROM (SELECT 1 FROM message WHERE id < $1::uuid AND ${withText} LIMIT $2) AS old`,
);
const removeMessages = statement(
  'channels.retention-remove-messages',
  `WITH gone AS (UPDATE message SET text = NULL, content = NULL, failure = NULL, reactions = '[]', revoked_at = coalesce(revoked_at, $4)
     WHERE id = ANY (ARRAY(SELECT id FROM message WHERE id > $2::uuid AND id < $1::uuid AND ${withText} ORDER BY id LIMIT $3)) RETURNING id)
   SELECT id FROM gone ORDER BY id`,
);

defineRetentionClass({
  code: 'messages',
  label: { 'pt-BR': 'Textos de mensagens', en: 'Texts of messages' },
  help: {
    'pt-BR': 'Depois do prazo a mensagem fica como apagada: quem escreveu e quando continua, o que foi dito não.',
    en: 'After the period a message is left as deleted: who wrote and when stays, what was said does not.',
  },
  defaultDays: null,
  minDays: 30,
  count: (tx, before, cap) => counted(tx, countMessages, before, cap),
  async remove(tx, { before, cursor, doneThrough, limit }) {
    const from = cursor ?? (doneThrough ? firstIdAt(doneThrough) : noId);
    const rows = await tx.rows<{ id: string }>(removeMessages, [firstIdAt(before), from, limit, before]);
    return bitten(
      rows.map(({ id }) => id),
      limit,
    );
  },
});

const countAttachments = statement(
  'channels.retention-count-attachments',
  `SELECT count(*)::int AS n FROM (SELECT 1 FROM message_attachment WHERE id < $1::uuid AND file_id IS NOT NULL LIMIT $2) AS old`,
);
const oldAttachments = statement(
  'channels.retention-old-attachments',
  `SELECT id, file_id AS "fileId" FROM message_attachment WHERE id > $2::uuid AND id < $1::uuid AND file_id IS NOT NULL
   ORDER BY id LIMIT $3 FOR UPDATE`,
);
const dropFiles = statement(
  'channels.retention-drop-files',
  `UPDATE message_attachment SET file_id = NULL, name = NULL, provider_media = NULL, state = 'failed', failure = 'expired'
   WHERE id = ANY ($1::uuid[])`,
);

defineRetentionClass({
  code: 'attachments',
  label: { 'pt-BR': 'Anexos de mensagens', en: 'Attachments of messages' },
  help: {
    'pt-BR': 'Fotos, áudios e documentos. Depois do prazo os arquivos são apagados; a mensagem diz que havia um.',
    en: 'Pictures, audio and documents. After the period the files are removed; the message says that there was one.',
  },
  defaultDays: null,
  minDays: 7,
  count: (tx, before, cap) => counted(tx, countAttachments, before, cap),
  async remove(tx, { before, cursor, doneThrough, limit }, { files }) {
    const from = cursor ?? (doneThrough ? firstIdAt(doneThrough) : noId);
    const rows = await tx.rows<{ id: string; fileId: string }>(oldAttachments, [firstIdAt(before), from, limit]);
    const ids = rows.map(({ id }) => id);
    await tx.rows(dropFiles, [ids]);
    await files.forget(
      tx,
      rows.map(({ fileId }) => fileId),
    );
    return bitten(ids, limit);
  },
});

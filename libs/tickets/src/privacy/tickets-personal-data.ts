import { statement, type ReadTx } from '@guiche/platform/database';
import { declareNotPersonal, definePersonalData } from '@guiche/platform/personal-data';

const counter = (name: string, text: string) => {
  const count = statement(name, `SELECT count(*)::int AS n FROM (${text}) AS rows`);
  return async (tx: ReadTx, values: unknown[]): Promise<number> => (await tx.row<{ n: number }>(count, values))?.n ?? 0;
};
const noId = '00000000-0000-0000-0000-000000000000';

const live = statement(
  'tickets.personal-live',
  `SELECT 1 FROM ticket WHERE contact_id = ANY ($1::uuid[]) AND is_live
   UNION ALL SELECT 1 FROM intake WHERE contact_id = ANY ($1::uuid[]) AND state = 'pending' LIMIT 1`,
);
const previews = `SELECT id FROM ticket WHERE contact_id = ANY ($1::uuid[]) AND last_message_preview <> ''`;
const countPreviews = counter('tickets.personal-count-previews', previews);
const readTickets = statement(
  'tickets.personal-read-tickets',
  `SELECT id, protocol, status, channel, priority, created_at AS "createdAt", finished_at AS "finishedAt" FROM ticket
   WHERE contact_id = ANY ($1::uuid[]) AND id > $2::uuid ORDER BY id LIMIT $3`,
);
const erasePreviews = statement(
  'tickets.personal-erase-previews',
  `UPDATE ticket SET last_message_preview = NULL WHERE id IN (${previews} LIMIT $2) RETURNING 1`,
);

definePersonalData({
  name: 'tickets.tickets',
  label: { 'pt-BR': 'Prévias em atendimentos', en: 'Previews on tickets' },
  columns: { ticket: ['last_message_preview'] },
  retention: null,
  // Who is being served cannot be forgotten: the answer would reach nobody.
  objection: async (tx, { contactIds }) =>
    (await tx.row(live, [contactIds])) ? 'ticket.person-is-being-served' : null,
  count: (tx, { contactIds }) => countPreviews(tx, [contactIds]),
  async read(tx, { contactIds }, after, limit) {
    const rows = await tx.rows<{ id: string }>(readTickets, [contactIds, after ?? noId, limit]);
    return { rows, next: rows.length < limit ? null : (rows.at(-1)?.id ?? null) };
  },
  erase: async (tx, { contactIds }, limit) => (await tx.rows(erasePreviews, [contactIds, limit])).length,
});

// What people wrote on the way: notes of transfers, comments of other systems.
const words = `SELECT e.ticket_id, e.seq FROM ticket_event e JOIN ticket t ON t.id = e.ticket_id
  WHERE t.contact_id = ANY ($1::uuid[]) AND (e.data ->> 'note' IS NOT NULL OR e.data ->> 'text' IS NOT NULL)`;
const countWords = counter('tickets.personal-count-words', words);
const readWords = statement(
  'tickets.personal-read-words',
  `SELECT t.protocol, e.type, e.at, e.data FROM (${words}) AS found JOIN ticket_event e USING (ticket_id, seq)
     JOIN ticket t ON t.id = e.ticket_id ORDER BY e.at LIMIT 100000`,
);
const eraseWords = statement(
  'tickets.personal-erase-words',
  `UPDATE ticket_event e SET data = e.data
       || CASE WHEN e.data ? 'note' THEN '{"note": null}'::jsonb ELSE '{}'::jsonb END
       || CASE WHEN e.data ? 'text' THEN '{"text": null}'::jsonb ELSE '{}'::jsonb END
     FROM (${words} LIMIT $2) AS found WHERE e.ticket_id = found.ticket_id AND e.seq = found.seq RETURNING 1`,
);

definePersonalData({
  name: 'tickets.time-line',
  label: { 'pt-BR': 'Notas e comentários em atendimentos', en: 'Notes and comments on tickets' },
  columns: { ticket_event: ['data'] },
  retention: null,
  count: (tx, { contactIds }) => countWords(tx, [contactIds]),
  read: async (tx, { contactIds }) => ({ rows: await tx.rows(readWords, [contactIds]), next: null }),
  erase: async (tx, { contactIds }, limit) => (await tx.rows(eraseWords, [contactIds, limit])).length,
});

declareNotPersonal({
  'inbox_conversion.protocol_message': 'what the company says to everybody',
});

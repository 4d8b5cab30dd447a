import { AuditRepository } from '../audit/index.js';
import { statement, type ReadTx, type Tx } from '../database/index.js';
import { declareNotPersonal, declareStaffData, definePersonalData, type Person } from '../personal-data/index.js';

const audit = new AuditRepository();

const countTrail = statement(
  'platform.personal-count-trail',
  `SELECT count(*)::int AS count FROM audit_personal
   WHERE owner_type = 'contact' AND owner_id = ANY ($1::text[]) OR owner_type = 'customer' AND owner_id = ANY ($2::text[])`,
);
const readTrail = statement(
  'platform.personal-read-trail',
  `SELECT p.seq::text AS seq, e.at, e.action, e.subject_type AS "subjectType", p.kept ->> 'name' AS name,
     p.kept -> 'before' AS before, p.kept -> 'after' AS after
   FROM audit_personal p JOIN audit_entry e USING (seq)
   WHERE (p.owner_type = 'contact' AND p.owner_id = ANY ($1::text[]) OR p.owner_type = 'customer' AND p.owner_id = ANY ($2::text[]))
     AND p.seq > $3::bigint ORDER BY p.seq LIMIT $4`,
);

definePersonalData({
  name: 'platform.trail',
  label: { 'pt-BR': 'Valores na trilha de auditoria', en: 'Values on the audit trail' },
  columns: { audit_personal: ['kept'] },
  retention: 'audit',
  atOnce: true,
  count: async (tx, { contactIds, customerIds }) =>
    (await tx.row<{ count: number }>(countTrail, [contactIds, customerIds]))?.count ?? 0,
  async read(tx, { contactIds, customerIds }, after, limit) {
    const rows = await tx.rows<{ seq: string }>(readTrail, [contactIds, customerIds, after ?? '0', limit]);
    return { rows, next: rows.length < limit ? null : (rows.at(-1)?.seq ?? null) };
  },
  erase: async (tx, { contactIds, customerIds }) =>
    (await audit.erasePersonal(tx, 'contact', contactIds)) + (await audit.erasePersonal(tx, 'customer', customerIds)),
});

// Answers that are kept for a day, so that a repeated request gets the same one. There are few, and no index over texts.
const mentioned = `EXISTS (SELECT 1 FROM unnest($1::text[]) AS c (clue) WHERE position(c.clue IN response::text) > 0)`;
const countAnswers = statement(
  'platform.personal-count-answers',
  `SELECT count(*)::int AS count FROM idempotency_key WHERE ${mentioned}`,
);
const eraseAnswers = statement(
  'platform.personal-erase-answers',
  `DELETE FROM idempotency_key WHERE ctid IN (SELECT ctid FROM idempotency_key WHERE ${mentioned} LIMIT $2) RETURNING 1`,
);

definePersonalData({
  name: 'platform.answers',
  label: { 'pt-BR': 'Respostas guardadas para repetição', en: 'Answers kept for repetition' },
  columns: { idempotency_key: ['response'] },
  retention: null,
  atOnce: true,
  count: async (tx, person) => (await tx.row<{ count: number }>(countAnswers, [cluesAndIds(person)]))?.count ?? 0,
  erase: async (tx, person, limit) => (await tx.rows(eraseAnswers, [cluesAndIds(person), limit])).length,
});

// The words of an error may quote what a provider was told.
const countErrors = statement(
  'platform.personal-count-errors',
  `SELECT (SELECT count(*) FROM job WHERE last_error IS NOT NULL AND ${said('last_error')})::int
        + (SELECT count(*) FROM outbox_parked WHERE last_error IS NOT NULL AND ${said('last_error')})::int AS count`,
);
const eraseJobErrors = statement(
  'platform.personal-erase-job-errors',
  `UPDATE job SET last_error = '[erased]' WHERE last_error IS NOT NULL AND ${said('last_error')} RETURNING 1`,
);
const eraseParkedErrors = statement(
  'platform.personal-erase-parked-errors',
  `UPDATE outbox_parked SET last_error = '[erased]' WHERE last_error IS NOT NULL AND ${said('last_error')} RETURNING 1`,
);

definePersonalData({
  name: 'platform.errors',
  label: { 'pt-BR': 'Mensagens de erro de tarefas', en: 'Error messages of jobs' },
  columns: { job: ['last_error'], outbox_parked: ['last_error'] },
  retention: 'finished-jobs',
  count: async (tx: ReadTx, { clues }: Person) => (await tx.row<{ count: number }>(countErrors, [clues]))?.count ?? 0,
  erase: async (tx: Tx, { clues }: Person) =>
    (await tx.rows(eraseJobErrors, [clues])).length + (await tx.rows(eraseParkedErrors, [clues])).length,
});

function said(column: string): string {
  return `EXISTS (SELECT 1 FROM unnest($1::text[]) AS c (clue) WHERE position(c.clue IN ${column}) > 0)`;
}

function cluesAndIds({ clues, contactIds, customerIds }: Person): string[] {
  return [...clues, ...contactIds, ...customerIds];
}

declareStaffData({
  audit_entry: ['actor_name', 'ip', 'before', 'after'],
  outbox: ['actor'],
  job: ['cause'],
});

declareNotPersonal({
  'audit_entry.subject_name': 'names of configuration and of staff; a person served stands in audit_personal',
  'audit_personal.owner_type': 'a word of ours',
  'idempotency_key.owner': 'an id',
  'job.payload': 'ids only; a test plants marks and looks for them',
  'outbox_parked.key': 'the key of the event that is parked, removed with it',
  'personal_data_request.error': 'our own words',
  'retention_policy.data_class': 'a word of ours',
  'retention_run.error': 'our own words',
  'setting.value': 'settings of the installation; its secrets are sealed',
});

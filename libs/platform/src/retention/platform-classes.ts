import { AuditRepository, cutAction } from '../audit/index.js';
import { statement, type ReadTx } from '../database/index.js';
import { JobRepository, jobsConfig } from '../jobs/index.js';
import { countOldEvents, pruneOutbox } from '../outbox/index.js';
import { defineRetentionClass, type Bitten } from '../personal-data/index.js';

const audit = new AuditRepository();
const jobs = new JobRepository();

const countJobs = statement(
  'platform.retention-count-jobs',
  `SELECT count(*)::int AS count FROM (SELECT 1 FROM job WHERE state IN ('done', 'cancelled') AND finished_at < $1 LIMIT $2) AS old`,
);
const countIn = async (tx: ReadTx, s: Parameters<ReadTx['row']>[0], values: unknown[]): Promise<number> =>
  (await tx.row<{ count: number }>(s, values))?.count ?? 0;

/** Rows that are removed are not met again, so the next bite begins where this one did. */
const bitten = (count: number, limit: number): Bitten => ({ count, cursor: count < limit ? null : 'more' });

/** The log of events. */
export const outboxClass = defineRetentionClass({
  code: 'events',
  label: { 'pt-BR': 'Eventos internos', en: 'Internal events' },
  help: {
    'pt-BR': 'O registro por onde as partes do sistema ficam sabendo das mudanças. Só sai o que todos já leram.',
    en: 'The log by which the parts of the system learn of changes. Only what all have read is removed.',
  },
  defaultDays: 30,
  minDays: 1,
  count: countOldEvents,
  remove: async (tx, { before, limit }, { subscribers }) =>
    bitten(await pruneOutbox(tx, before, limit, subscribers), limit),
});

/** Jobs that ended well. */
export const jobsClass = defineRetentionClass({
  code: 'finished-jobs',
  label: { 'pt-BR': 'Tarefas concluídas', en: 'Finished jobs' },
  help: {
    'pt-BR': 'Envios e outras tarefas que terminaram bem. As que falharam ficam até alguém repeti-las.',
    en: 'Deliveries and other jobs that ended well. Failed ones stay until somebody retries them.',
  },
  defaultDays: () => jobsConfig().keepDays,
  minDays: 1,
  count: (tx, before, cap) => countIn(tx, countJobs, [before, cap]),
  remove: async (tx, { before, limit }) => bitten(await jobs.forget(tx, before, limit), limit),
});

/** The audit trail: its beginning is cut off, and an entry says so. */
export const auditClass = defineRetentionClass({
  code: 'audit',
  label: { 'pt-BR': 'Trilha de auditoria', en: 'Audit trail' },
  help: {
    'pt-BR':
      'Quem fez o quê. Ao cortar o começo, um registro na própria trilha diz até onde, e o resto continua verificável.',
    en: 'Who did what. When its beginning is cut off an entry of the trail says up to where, and the rest stays provable.',
  },
  defaultDays: null,
  minDays: 365,
  count: (tx, before, cap) => audit.countBefore(tx, before, cap),
  async remove(tx, { before, limit }, tools) {
    const cut = await audit.cut(tx, before, limit);
    if (cut === null) return { count: 0, cursor: null };
    tools.audit.record(tx, {
      action: cutAction,
      subject: { type: 'audit-entry' },
      after: { throughSeq: cut.seq, throughProof: cut.hash.toString('hex'), count: cut.count },
    });
    return bitten(cut.count, limit);
  },
});

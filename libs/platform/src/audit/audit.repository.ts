import { Injectable } from '@nestjs/common';
import { statement, unnamed, type ReadTx, type Tx } from '../database/index.js';
import { listPage, type ListRequest, type Page } from '../http/index.js';
import type { AuditRecord } from './audit-chain.js';
import { auditEntryList } from './audit-entry.list.js';
import type { KeptValues } from './personal-values.js';

/** The action of the entry by which the retention of the trail attests what it removed. */
export const cutAction = 'audit-entries.cut';

/** The end of the chain. */
export interface AuditHead {
  readonly seq: string;
  readonly hash: Buffer;
}

const readHead = statement('platform.audit-head', `SELECT seq::text, hash FROM audit_head WHERE id = 1`);
// One statement locks the head, chains the entries to it and moves it on: a writer holds it for no round trip but this one
// and its commit. The hash is that of `chainHash`, which the check recomputes.
const append = statement(
  'platform.audit-append',
  `WITH RECURSIVE head AS MATERIALIZED (SELECT seq, hash FROM audit_head WHERE id = 1 FOR UPDATE),
   given AS MATERIALIZED (
     SELECT * FROM jsonb_to_recordset($1::jsonb) AS e (place int, id uuid, at timestamptz, "actorKind" text, "actorId" uuid,
       "actorName" text, ip text, "requestId" text, action text, "subjectType" text, "subjectId" text, "subjectName" text,
       before jsonb, after jsonb, kept jsonb, digest text)),
   chain (place, seq, hash) AS (
     SELECT 0, head.seq, head.hash FROM head
     UNION ALL
     SELECT g.place, c.seq + 1, sha256(c.hash || convert_to((c.seq + 1)::text, 'UTF8') || decode(g.digest, 'hex'))
       FROM chain c JOIN given g ON g.place = c.place + 1),
   entries AS (
     INSERT INTO audit_entry (seq, id, at, actor_kind, actor_id, actor_name, ip, request_id, action,
       subject_type, subject_id, subject_name, before, after, hash)
     SELECT c.seq, e.id, e.at, e."actorKind", e."actorId", e."actorName", e.ip, e."requestId", e.action,
       e."subjectType", e."subjectId", e."subjectName", nullif(e.before, 'null'::jsonb), nullif(e.after, 'null'::jsonb), c.hash
     FROM given e JOIN chain c USING (place)),
   personal AS (
     INSERT INTO audit_personal (seq, owner_type, owner_id, kept)
     SELECT c.seq, e."subjectType", coalesce(e."subjectId", ''), e.kept FROM given e JOIN chain c USING (place)
     WHERE e.kept IS NOT NULL AND e.kept <> 'null'::jsonb)
   UPDATE audit_head SET seq = last.seq, hash = last.hash
     FROM (SELECT seq, hash FROM chain ORDER BY place DESC LIMIT 1) AS last WHERE audit_head.id = 1 RETURNING audit_head.seq`,
);
const page = statement(
  'platform.audit-chain-page',
  `SELECT seq::text, id::text, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, actor_kind AS "actorKind",
     actor_id::text AS "actorId", actor_name AS "actorName", ip, request_id AS "requestId", action, subject_type AS "subjectType",
     subject_id AS "subjectId", subject_name AS "subjectName", before, after, hash, p.kept
   FROM audit_entry LEFT JOIN audit_personal p USING (seq) WHERE seq > $1 ORDER BY audit_entry.seq LIMIT $2`,
);
const start = statement('platform.audit-start', `SELECT seq::text, hash FROM audit_start WHERE id = 1`);
const cutAttested = statement(
  'platform.audit-cut-attested',
  `SELECT EXISTS (SELECT 1 FROM audit_entry WHERE action = '${cutAction}' AND after ->> 'throughSeq' = $1
     AND after ->> 'throughProof' = $2) AS attested`,
);
const lastBefore = statement(
  'platform.audit-last-before',
  `SELECT audit_entry.seq::text, audit_entry.hash FROM audit_entry JOIN audit_start s ON s.id = 1
   WHERE audit_entry.seq > s.seq AND audit_entry.seq <= s.seq + $2 AND at < $1 ORDER BY audit_entry.seq DESC LIMIT 1`,
);
const countBefore = statement(
  'platform.audit-count-before',
  `SELECT count(*)::int AS count FROM (SELECT 1 FROM audit_entry WHERE at < $1 LIMIT $2) AS old`,
);
// From one action to the next by the index: as fast for millions of entries as for ten.
const actions = statement(
  'platform.audit-actions',
  `WITH RECURSIVE found AS (
     (SELECT action FROM audit_entry ORDER BY action LIMIT 1)
     UNION ALL
     SELECT (SELECT e.action FROM audit_entry e WHERE e.action > found.action ORDER BY e.action LIMIT 1) FROM found
      WHERE found.action IS NOT NULL)
   SELECT action FROM found WHERE action IS NOT NULL`,
);
const allowCut = unnamed(`SELECT set_config('guiche.audit_retention', $1, true)`);
const cutEntries = statement('platform.audit-cut', `DELETE FROM audit_entry WHERE seq <= $1 RETURNING seq`);
const cutPersonal = statement('platform.audit-cut-personal', `DELETE FROM audit_personal WHERE seq <= $1`);
const setStart = statement('platform.audit-set-start', `UPDATE audit_start SET seq = $1, hash = $2 WHERE id = 1`);
const erase = statement(
  'platform.audit-erase',
  `DELETE FROM audit_personal WHERE owner_type = $1 AND owner_id = ANY ($2::text[]) RETURNING seq`,
);

/** An entry as the table holds it. */
export interface AuditEntryRow {
  readonly id: string;
  readonly seq: string;
  readonly at: Date;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly actor_name: string | null;
  readonly ip: string | null;
  readonly request_id: string | null;
  readonly action: string;
  readonly subject_type: string;
  readonly subject_id: string | null;
  readonly subject_name: string | null;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
  readonly kept: KeptValues | null;
}

/** An entry on its way to the trail: its place among those of its transaction, and the digest that its hash is made of. */
export type DigestedEntry = Omit<AuditRecord, 'seq'> & {
  readonly place: number;
  readonly digest: string;
  readonly kept: KeptValues | null;
};

/** An entry as it is hashed, with what is kept beside it. */
export type ChainedEntry = AuditRecord & { readonly hash: Buffer; readonly kept: KeptValues | null };

/** The tables `audit_entry` (append-only, by trigger) and `audit_head` (one row, which serialises writers). */
@Injectable()
export class AuditRepository {
  readHead(tx: ReadTx): Promise<AuditHead | null> {
    return tx.row<AuditHead>(readHead);
  }

  /** Chains entries to the trail in the order of their places. */
  async append(tx: Tx, entries: readonly DigestedEntry[]): Promise<void> {
    const moved = await tx.rows(append, [JSON.stringify(entries)]);
    if (moved.length === 0) throw new Error('The row of audit_head is missing');
  }

  /** Entries after a number, in their order, as they are hashed. */
  chainAfter(tx: ReadTx, seq: string, limit: number): Promise<ChainedEntry[]> {
    return tx.rows(page, [seq, limit]);
  }

  /** A page of the trail for people. */
  list(tx: ReadTx, request: ListRequest): Promise<Page<AuditEntryRow>> {
    return listPage<AuditEntryRow>(tx, auditEntryList, request, { from, select });
  }

  /** Every action that the trail knows. */
  async actions(tx: ReadTx): Promise<string[]> {
    return (await tx.rows<{ action: string }>(actions)).map(({ action }) => action);
  }

  /** Where the chain begins: after the last entry that retention removed. */
  readStart(tx: ReadTx): Promise<AuditHead | null> {
    return tx.row<AuditHead>(start);
  }

  /** Whether an entry of the trail says that everything up to this one was removed by retention. */
  async isCutAttested(tx: ReadTx, { seq, hash }: AuditHead): Promise<boolean> {
    return (await tx.row<{ attested: boolean }>(cutAttested, [seq, hash.toString('hex')]))?.attested ?? false;
  }

  /** How many entries are older, at most `cap`. */
  async countBefore(tx: ReadTx, before: Date, cap: number): Promise<number> {
    return (await tx.row<{ count: number }>(countBefore, [before, cap]))?.count ?? 0;
  }

  /** Removes the oldest entries, at most `limit`; says the last one and how many, or null when none is old enough. */
  async cut(tx: Tx, before: Date, limit: number): Promise<(AuditHead & { count: number }) | null> {
    const through = await tx.row<AuditHead>(lastBefore, [before, limit]);
    if (through === null) return null;
    await tx.rows(allowCut, ['on']);
    const gone = await tx.rows(cutEntries, [through.seq]);
    await tx.rows(cutPersonal, [through.seq]);
    await tx.rows(setStart, [through.seq, through.hash]);
    await tx.rows(allowCut, ['off']);
    return { ...through, count: gone.length };
  }

  /** Erases what is kept of these persons; the entries stay, and prove nothing about them any more. */
  async erasePersonal(tx: Tx, ownerType: string, ownerIds: readonly string[]): Promise<number> {
    return (await tx.rows(erase, [ownerType, ownerIds])).length;
  }
}

const from = 'audit_entry LEFT JOIN audit_personal p USING (seq)';
const select = 'audit_entry.*, p.kept';

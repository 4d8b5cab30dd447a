import { Injectable } from '@nestjs/common';
import { statement, type ReadTx, type Tx } from '../database/index.js';
import { listPage, type ListRequest, type Page } from '../http/index.js';
import type { AuditRecord } from './audit-chain.js';
import { auditEntryList } from './audit-entry.list.js';

/** The end of the chain. */
export interface AuditHead {
  readonly seq: string;
  readonly hash: Buffer;
}

const lockHead = statement(
  'platform.audit-head-lock',
  `SELECT seq::text, hash FROM audit_head WHERE id = 1 FOR UPDATE`,
);
const readHead = statement('platform.audit-head', `SELECT seq::text, hash FROM audit_head WHERE id = 1`);
const append = statement(
  'platform.audit-append',
  `WITH entries AS (
     INSERT INTO audit_entry (seq, id, at, actor_kind, actor_id, actor_name, ip, request_id, action,
       subject_type, subject_id, subject_name, before, after, hash)
     SELECT e.seq, e.id, e.at, e."actorKind", e."actorId", e."actorName", e.ip, e."requestId", e.action,
       e."subjectType", e."subjectId", e."subjectName", nullif(e.before, 'null'::jsonb), nullif(e.after, 'null'::jsonb), decode(e.hash, 'hex')
     FROM jsonb_to_recordset($1::jsonb) AS e (seq bigint, id uuid, at timestamptz, "actorKind" text, "actorId" uuid, "actorName" text,
       ip text, "requestId" text, action text, "subjectType" text, "subjectId" text, "subjectName" text,
       before jsonb, after jsonb, hash text))
   UPDATE audit_head SET seq = $2, hash = $3 WHERE id = 1`,
);
const page = statement(
  'platform.audit-chain-page',
  `SELECT seq::text, id::text, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, actor_kind AS "actorKind",
     actor_id::text AS "actorId", actor_name AS "actorName", ip, request_id AS "requestId", action, subject_type AS "subjectType",
     subject_id AS "subjectId", subject_name AS "subjectName", before, after, hash
   FROM audit_entry WHERE audit_entry.seq > $1 ORDER BY audit_entry.seq LIMIT $2`,
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
}

/** The tables `audit_entry` (append-only, by trigger) and `audit_head` (one row, which serialises writers). */
@Injectable()
export class AuditRepository {
  /** The end of the chain, held until the transaction ends. */
  async lockHead(tx: Tx): Promise<AuditHead> {
    const head = await tx.row<AuditHead>(lockHead);
    if (!head) throw new Error('The row of audit_head is missing');
    return head;
  }

  readHead(tx: ReadTx): Promise<AuditHead | null> {
    return tx.row<AuditHead>(readHead);
  }

  async append(tx: Tx, entries: readonly (AuditRecord & { hash: string })[], head: AuditHead): Promise<void> {
    await tx.rows(append, [JSON.stringify(entries), head.seq, head.hash]);
  }

  /** Entries after a number, in their order, as they are hashed. */
  chainAfter(tx: ReadTx, seq: string, limit: number): Promise<(AuditRecord & { hash: Buffer })[]> {
    return tx.rows(page, [seq, limit]);
  }

  /** A page of the trail for people. */
  list(tx: ReadTx, request: ListRequest): Promise<Page<AuditEntryRow>> {
    return listPage<AuditEntryRow>(tx, auditEntryList, request, { from: 'audit_entry' });
  }
}

import { createHash } from 'node:crypto';
import { canonicalJson, type JsonValue } from './canonical-json.js';

/** One entry of the trail with everything its hash covers. */
export interface AuditRecord {
  readonly seq: string;
  readonly id: string;
  /** UTC with six decimals, as PostgreSQL keeps it. */
  readonly at: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly ip: string | null;
  readonly requestId: string | null;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string | null;
  readonly subjectName: string | null;
  readonly before: JsonValue;
  readonly after: JsonValue;
}

/** sha256 of the canonical entry without its number: what a writer knows before it has its place in the chain. */
export const entryDigest = ({
  seq: _seq,
  ...entry
}: AuditRecord | (Omit<AuditRecord, 'seq'> & { seq?: string })): Buffer =>
  createHash('sha256')
    .update(canonicalJson({ ...entry }))
    .digest();

/**
 * hash = sha256(previous hash ‖ number ‖ digest): an edit, a gap or an insertion breaks every hash that follows. The
 * database computes the same when it appends (`platform.audit-append`), so that the head is held for one statement.
 */
export const chainHash = (previous: Buffer, entry: AuditRecord): Buffer =>
  createHash('sha256').update(previous).update(entry.seq).update(entryDigest(entry)).digest();

/** A moment in the form in which it is hashed. */
export const auditInstant = (at: Date): string => at.toISOString().replace('Z', '000Z');

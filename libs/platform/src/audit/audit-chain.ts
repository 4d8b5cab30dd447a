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

/** hash = sha256(previous hash ‖ canonical entry): an edit, a gap or an insertion breaks every hash that follows. */
export const chainHash = (previous: Buffer, entry: AuditRecord): Buffer =>
  createHash('sha256')
    .update(previous)
    .update(canonicalJson({ ...entry }))
    .digest();

/** A moment in the form in which it is hashed. */
export const auditInstant = (at: Date): string => at.toISOString().replace('Z', '000Z');

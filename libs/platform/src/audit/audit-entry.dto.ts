import { ApiProperty } from '@nestjs/swagger';
import type { JsonValue } from './canonical-json.js';
import type { AuditEntryRow } from './audit.repository.js';
import { putBack } from './personal-values.js';

/** Who did it. */
export class AuditActorResponse {
  /** `user`, `api-token`, `customer` or `system`. */
  kind!: string;
  id!: string | null;
  name!: string | null;
}

/** What it was done to. */
export class AuditSubjectResponse {
  type!: string;
  id!: string | null;
  name!: string | null;
}

/** An entry of the audit trail. */
export class AuditEntryResponse {
  id!: string;
  /** The place in the chain, without gaps. */
  seq!: number;
  at!: Date;
  actor!: AuditActorResponse;
  ip!: string | null;
  requestId!: string | null;
  action!: string;
  subject!: AuditSubjectResponse;
  /** What the changed members were; null when it was created. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  before!: Record<string, unknown> | null;
  /** What they became; null when it was removed. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  after!: Record<string, unknown> | null;
}

export const toAuditEntryResponse = (row: AuditEntryRow): AuditEntryResponse => {
  const told = { subjectName: row.subject_name, before: row.before as JsonValue, after: row.after as JsonValue };
  const { subjectName, before, after } = putBack(told, row.kept);
  return {
    id: row.id,
    seq: Number(row.seq),
    at: row.at,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    ip: row.ip,
    requestId: row.request_id,
    action: row.action,
    subject: { type: row.subject_type, id: row.subject_id, name: subjectName },
    before: before as Record<string, unknown> | null,
    after: after as Record<string, unknown> | null,
  };
};

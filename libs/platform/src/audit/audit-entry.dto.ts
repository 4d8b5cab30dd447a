import { ApiProperty } from '@nestjs/swagger';
import type { JsonValue } from './canonical-json.js';
import type { AuditEntryRow } from './audit.repository.js';
import { putBack, type KeptValues } from './personal-values.js';
import type { PersonalVeil } from './personal-view.js';

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

/** `veil` hides what whoever asks must not see. */
export const toAuditEntryResponse = (row: AuditEntryRow, veil: PersonalVeil | null = null): AuditEntryResponse => {
  const told = { subjectName: row.subject_name, before: row.before as JsonValue, after: row.after as JsonValue };
  const { subjectName, before, after } = putBack(told, veiled(row, veil));
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

function veiled({ kept, subject_type: owner }: AuditEntryRow, veil: PersonalVeil | null): KeptValues | null {
  if (kept === null || veil === null) return kept;
  const side = (values: KeptValues['before']): KeptValues['before'] =>
    values &&
    Object.fromEntries(
      Object.entries(values).map(([member, value]) => [member, veil(owner, member, value) as JsonValue]),
    );
  return {
    ...kept,
    name: kept.name === null ? null : String(veil(owner, 'name', kept.name)),
    before: side(kept.before),
    after: side(kept.after),
  };
}

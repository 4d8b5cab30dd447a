import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/index.js';
import { AuditWriter } from './audit-writer.js';

/** Plain values of a record before or after a change. */
export type AuditValues = Readonly<Record<string, unknown>>;

/** One thing that happened, as a service tells it; who, when and from where come from the current cause and clock. */
export interface AuditFact {
  /** `<lib plural>.<verb>`, e.g. `sectors.update`. */
  readonly action: string;
  readonly subject: { readonly type: string; readonly id?: string | null; readonly name?: string | null };
  /** Absent for something that was created. */
  readonly before?: AuditValues | null;
  /** Absent for something that was removed. */
  readonly after?: AuditValues | null;
}

/** Who, when, from where, what, before → after (IAM-16). Written with the change: no change without its entry, and the reverse. */
@Injectable()
export class AuditLog {
  constructor(private readonly writer: AuditWriter) {}

  /** Notes a fact; all facts of one transaction are written together just before its COMMIT. Nothing is written for a change without a difference. */
  record(tx: Tx, fact: AuditFact): void {
    this.writer.collect(tx, fact);
  }
}

import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/index.js';
import type { AuditFact } from './audit-fact.js';
import { AuditWriter } from './audit-writer.js';

/** Who, when, from where, what, before → after (IAM-16). Written with the change: no change without its entry, and the reverse. */
@Injectable()
export class AuditLog {
  constructor(private readonly writer: AuditWriter) {}

  /** Notes a fact; all facts of one transaction are written together just before its COMMIT. Nothing is written for a change without a difference. */
  record(tx: Tx, fact: AuditFact): void {
    this.writer.collect(tx, fact);
  }
}

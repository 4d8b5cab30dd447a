import { Injectable } from '@nestjs/common';
import { Clock, isId, newId } from '@guiche/kernel';
import { currentCause, type Cause } from '../context/index.js';
import type { Tx } from '../database/index.js';
import { auditInstant, entryDigest, type AuditRecord } from './audit-chain.js';
import type { AuditFact } from './audit-fact.js';
import { AuditRepository } from './audit.repository.js';
import { storableText } from './canonical-json.js';
import { differences } from './differences.js';
import { setApart, type KeptValues } from './personal-values.js';

type Entry = Omit<AuditRecord, 'seq'> & { readonly kept: KeptValues | null };

const pending = Symbol('audit entries to be written');
/** After everything else that runs before COMMIT, so that the one head row is held as shortly as possible. */
const last = 1000;

/** Chains the entries of a transaction to the trail, just before it commits. */
@Injectable()
export class AuditWriter {
  constructor(
    private readonly repository: AuditRepository,
    private readonly clock: Clock,
  ) {}

  collect(tx: Tx, fact: AuditFact): void {
    const entry = this.entryOf(fact, currentCause());
    if (!entry) return;
    const collected = tx.notes.get(pending) as Entry[] | undefined;
    // What a savepoint undoes did not happen.
    tx.onUndo(() => {
      const entries = (tx.notes.get(pending) as Entry[] | undefined) ?? [];
      const place = entries.indexOf(entry);
      if (place >= 0) entries.splice(place, 1);
    });
    if (collected) {
      collected.push(entry);
      return;
    }
    const entries = [entry];
    tx.notes.set(pending, entries);
    tx.beforeCommit(async () => {
      tx.notes.delete(pending);
      await this.write(tx, entries);
    }, last);
  }

  private async write(tx: Tx, entries: readonly Entry[]): Promise<void> {
    if (entries.length === 0) return;
    const digested = entries.map(({ kept, ...entry }, index) => ({
      ...entry,
      kept,
      place: index + 1,
      digest: entryDigest(entry).toString('hex'),
    }));
    await this.repository.append(tx, digested);
  }

  private entryOf({ action, subject, before, after, personal }: AuditFact, cause: Cause): Entry | null {
    const changed = differences(before, after);
    if (!changed) return null;
    const told = {
      id: newId(),
      at: auditInstant(this.clock.now()),
      actorKind: cause.actor.kind,
      actorId: isId(cause.actor.id) ? cause.actor.id.toLowerCase() : null,
      actorName: text(cause.actor.name),
      ip: text(cause.ip),
      requestId: text(cause.requestId),
      action,
      subjectType: subject.type,
      subjectId: text(subject.id),
      subjectName: text(subject.name),
      before: changed.before,
      after: changed.after,
    };
    if (personal === undefined) return { ...told, kept: null };
    const { entry, kept } = setApart(told, personal);
    return { ...entry, kept };
  }
}

const text = (value: string | null | undefined): string | null =>
  value === null || value === undefined ? null : storableText(value);

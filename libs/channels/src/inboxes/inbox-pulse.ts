import { Injectable } from '@nestjs/common';
import type { Tx } from '@guiche/platform/database';
import { InboxHealthRepository } from './inbox-health.repository.js';
import type { Failure } from '../messages/message.types.js';

const oftenEnoughMs = 10_000;
const markedHere = Symbol('inboxes marked in this transaction');

/** Keeps "last message in" and "last message out" fresh without writing the health row for every message (CHN-2). */
@Injectable()
export class InboxPulse {
  private readonly marked = new Map<string, number>();

  constructor(private readonly health: InboxHealthRepository) {}

  heard(tx: Tx, inboxId: string, at: Date): void {
    if (this.isDue(tx, `in ${inboxId}`, at)) this.atTheEnd(tx, () => this.health.markIn(tx, inboxId, at));
  }

  /** `recovered`: the row says otherwise and has to be put right at once. */
  sent(tx: Tx, inboxId: string, at: Date, recovered: boolean): void {
    if (recovered || this.isDue(tx, `out ${inboxId}`, at)) {
      this.atTheEnd(tx, () => this.health.markOut(tx, inboxId, at));
    }
  }

  async failed(tx: Tx, inboxId: string, failure: Failure, at: Date): Promise<void> {
    await this.health.markError(tx, inboxId, wordsOf(failure), at);
  }

  private isDue(tx: Tx, key: string, at: Date): boolean {
    const last = this.marked.get(key);
    if (last !== undefined && at.getTime() - last < oftenEnoughMs) return false;
    const inThisTx = (tx.notes.get(markedHere) as Set<string> | undefined) ?? new Set<string>();
    tx.notes.set(markedHere, inThisTx);
    if (inThisTx.has(key)) return false;
    inThisTx.add(key);
    // Remembered by the process only once it is committed; two at the same moment write twice, which does no harm.
    tx.afterCommit(() => this.marked.set(key, at.getTime()));
    return true;
  }

  /** Messages are locked before health rows, everywhere: the other way round two transactions could wait for each other. */
  private atTheEnd(tx: Tx, work: () => Promise<void>): void {
    tx.beforeCommit(work, 900);
  }
}

/** A failure in one line: the provider's code and words. */
export const wordsOf = ({ code, title, detail }: Failure): string =>
  `${code}: ${title}${detail === null ? '' : ` (${detail})`}`;

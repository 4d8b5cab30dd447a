import { Injectable } from '@nestjs/common';
import type { Tx } from '@guiche/platform/database';
import { InboxHealthRepository } from '../inboxes/inbox-health.repository.js';
import type { Failure } from '../messages/message.types.js';

const oftenEnoughMs = 10_000;

/** Keeps "last message in" and "last message out" fresh without writing the health row for every message (CHN-2). */
@Injectable()
export class InboxPulse {
  private readonly marked = new Map<string, number>();

  constructor(private readonly health: InboxHealthRepository) {}

  async heard(tx: Tx, inboxId: string, at: Date): Promise<void> {
    if (this.isDue(tx, `in ${inboxId}`, at)) await this.health.markIn(tx, inboxId, at);
  }

  /** `recovered`: the row says otherwise and has to be put right at once. */
  async sent(tx: Tx, inboxId: string, at: Date, recovered: boolean): Promise<void> {
    if (recovered || this.isDue(tx, `out ${inboxId}`, at)) await this.health.markOut(tx, inboxId, at);
  }

  async failed(tx: Tx, inboxId: string, failure: Failure, at: Date): Promise<void> {
    await this.health.markError(tx, inboxId, wordsOf(failure), at);
  }

  private isDue(tx: Tx, key: string, at: Date): boolean {
    const last = this.marked.get(key);
    if (last !== undefined && at.getTime() - last < oftenEnoughMs) return false;
    // Remembered only once it is committed; two at the same moment write twice, which does no harm.
    tx.afterCommit(() => this.marked.set(key, at.getTime()));
    return true;
  }
}

/** A failure in one line: the provider's code and words. */
export const wordsOf = ({ code, title, detail }: Failure): string =>
  `${code}: ${title}${detail === null ? '' : ` (${detail})`}`;

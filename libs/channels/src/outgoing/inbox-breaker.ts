import { Injectable } from '@nestjs/common';
import { addMilliseconds, Clock } from '@guiche/kernel';
import type { Tx } from '@guiche/platform/database';
import type { Refusal } from '../adapters/channel-adapter.js';
import { InboxHealthRepository } from '../inboxes/inbox-health.repository.js';
import { wordsOf } from '../inboxes/inbox-pulse.js';
import { pauseMs } from './patience.js';

/** Counts what an inbox could not send, and pauses it when that looks like an outage (CHN-4). The row is shared by all workers. */
@Injectable()
export class InboxBreaker {
  constructor(
    private readonly health: InboxHealthRepository,
    private readonly clock: Clock,
  ) {}

  async note(tx: Tx, inboxId: string, { kind, failure }: Refusal): Promise<void> {
    const now = this.clock.now();
    const words = wordsOf(failure);
    // A refusal of one message says nothing about the next; nor does being too fast.
    if (kind === 'final' || kind === 'rate-limited') {
      await this.health.markError(tx, inboxId, words, now);
      return;
    }
    await this.health.create(tx, inboxId);
    const before = await this.health.lock(tx, inboxId);
    if (before === null) return;
    // Those that were on their way when it opened are no further sign.
    const isOpen = before.pausedUntil !== null && before.pausedUntil.getTime() > now.getTime();
    const consecutiveFailures = before.consecutiveFailures + (isOpen ? 0 : 1);
    const pause = isOpen ? null : pauseMs(consecutiveFailures);
    await this.health.save(tx, {
      ...before,
      lastError: words,
      lastErrorAt: now,
      consecutiveFailures,
      reconnectNeeded: before.reconnectNeeded || kind === 'reconnect',
      pausedUntil: pause === null ? before.pausedUntil : addMilliseconds(now, pause),
    });
  }
}

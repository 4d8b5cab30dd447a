import { Injectable } from '@nestjs/common';
import { addMilliseconds, Clock } from '@guiche/kernel';
import type { Tx } from '@guiche/platform/database';
import { Outbox } from '@guiche/platform/outbox';
import type { DeliveryState } from '../adapters/channel-adapter.js';
import { messageChanged } from '../messages/message.events.js';
import { readSendMark } from '../outgoing/send-mark.js';
import { DeliveryStateRepository, type AppliedNews, type DeliveryNews } from './delivery-state.repository.js';

const ranks: Record<DeliveryState['state'], number> = { sent: 1, failed: 2, delivered: 3, read: 4 };
const day = 86_400_000;

/** Of several states of one message only the furthest counts, in whatever order they came. */
export function furthestStates(states: readonly DeliveryState[]): DeliveryNews[] {
  const furthest = new Map<string, DeliveryState>();
  for (const state of states) {
    const known = furthest.get(state.externalId);
    if (known === undefined || ranks[state.state] > ranks[known.state]) furthest.set(state.externalId, state);
  }
  return [...furthest.values()].map(({ externalId, state, at, failure, echo }) => {
    const mark = readSendMark(echo);
    return { externalId, state, at, failure, messageId: mark?.messageId ?? null, round: mark?.round ?? 0 };
  });
}

/** Brings delivery states to their messages, never backwards (CHN-3). */
@Injectable()
export class DeliveryStates {
  constructor(
    private readonly states: DeliveryStateRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async take(tx: Tx, inboxId: string, states: readonly DeliveryState[]): Promise<void> {
    if (states.length === 0) return;
    const news = furthestStates(states);
    const applied = await this.apply(tx, inboxId, news);
    // News with our mark but without its message is of an earlier round, or of a message that is gone: not early.
    const early = news.filter((one) => one.messageId === null && isUnknown(applied, one));
    if (early.length === 0) return;
    const ids = early.map(({ externalId }) => externalId);
    await this.states.lockEarly(tx, ids);
    const late = await this.apply(tx, inboxId, early);
    const stillEarly = early.filter((one) => isUnknown(late, one));
    const now = this.clock.now();
    if (stillEarly.length > 0) await this.states.keepEarly(tx, inboxId, stillEarly, now, addMilliseconds(now, -day));
  }

  private async apply(tx: Tx, inboxId: string, news: readonly DeliveryNews[]): Promise<AppliedNews[]> {
    const applied = await this.states.apply(tx, inboxId, news);
    for (const { messageId, conversationId, changed } of applied) {
      if (changed && messageId !== null && conversationId !== null) {
        await this.outbox.record(tx, messageChanged({ messageId, conversationId, inboxId, what: 'delivery' }));
      }
    }
    return applied;
  }
}

const isUnknown = (applied: readonly AppliedNews[], news: DeliveryNews): boolean =>
  applied.some(({ externalId, messageId }) => externalId === news.externalId && messageId === null);

import { Injectable } from '@nestjs/common';
import { Clock } from '@guiche/kernel';
import { UnitOfWork } from '@guiche/platform/database';
import { channelsConfig } from '../channels.config.js';
import { ingestionLanes } from '../ingestion/ingestion-lanes.js';
import { DeliveryRepository, type DeliveryRecord } from './delivery.repository.js';

const backlogCheckMs = 1_000;
const heardCheckMs = 5_000;

/**
 * Knows how long to wait for the provider's echo of a send whose outcome was never recorded. The time counts from when
 * this process first saw it, not from the send: after a crash the echo may lie in the journal, still to be understood.
 * And it counts only while the provider is heard: as long as none of its webhooks came through after the send, the echo
 * may be held up with them, and only a much longer silence means that there is none.
 */
@Injectable()
export class UnresolvedSends {
  private readonly seenAt = new Map<string, number>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly deliveries: DeliveryRepository,
    private readonly clock: Clock,
  ) {}

  /** Starts the time, if it does not run yet. */
  notice(message: { readonly id: string; readonly sendRound: number }): void {
    const key = keyOf(message);
    if (!this.seenAt.has(key)) this.seenAt.set(key, this.clock.now().getTime());
  }

  /** Milliseconds still to be waited; 0 when no echo is to be expected any more and the message may be sent again. */
  async waitMs(message: DeliveryRecord): Promise<number> {
    this.notice(message);
    const now = this.clock.now().getTime();
    const seenAt = this.seenAt.get(keyOf(message)) ?? 0;
    const { echoGraceSeconds, silentGraceSeconds } = channelsConfig();
    const left = seenAt + echoGraceSeconds * 1000 - now;
    if (left > 0) return left;
    return this.uow.read(async (tx) => {
      const heardAt = await this.deliveries.heardSince(tx, message.inboxId, message.attemptBegunAt ?? this.clock.now());
      const echoLeft = heardAt
        ? Math.max(heardAt.getTime(), seenAt) + echoGraceSeconds * 1000 - now
        : Math.min(heardCheckMs, seenAt + silentGraceSeconds * 1000 - now);
      if (echoLeft > 0) return echoLeft;
      return (await this.deliveries.isIngestionBehind(tx, message.inboxId, ingestionLanes)) ? backlogCheckMs : 0;
    });
  }

  forget(message: { readonly id: string; readonly sendRound: number }): void {
    this.seenAt.delete(keyOf(message));
  }
}

const keyOf = ({ id, sendRound }: { readonly id: string; readonly sendRound: number }): string => `${id}:${sendRound}`;

import { Injectable } from '@nestjs/common';
import { addMilliseconds, Clock } from '@guiche/kernel';
import type { ReadTx } from '@guiche/platform/database';
import { channelsConfig } from '../channels.config.js';
import { InboxHealthRepository } from './inbox-health.repository.js';
import type { InboxDetails } from './inbox-mapper.js';
import { InboxRepository, type InboxRecord } from './inbox.repository.js';

const hour = 3_600_000;

/** Puts together what is shown of an inbox: its members and how it is doing (CHN-2). */
@Injectable()
export class InboxDetailsReader {
  constructor(
    private readonly inboxes: InboxRepository,
    private readonly health: InboxHealthRepository,
    private readonly clock: Clock,
  ) {}

  /** Without what has to be counted. */
  async ofMany(tx: ReadTx, inboxes: readonly InboxRecord[]): Promise<Map<string, InboxDetails>> {
    if (inboxes.length === 0) return new Map();
    const ids = inboxes.map(({ id }) => id);
    const members = await this.inboxes.membersOf(tx, ids);
    const health = await this.health.findMany(tx, ids);
    const details = (inbox: InboxRecord): InboxDetails => ({
      inbox,
      memberIds: members.get(inbox.id) ?? [],
      health: health.get(inbox.id) ?? null,
      messagesWaiting: null,
      notUnderstood: null,
    });
    return new Map(inboxes.map((inbox) => [inbox.id, details(inbox)]));
  }

  async ofOne(tx: ReadTx, inbox: InboxRecord): Promise<InboxDetails> {
    const details = (await this.ofMany(tx, [inbox])).get(inbox.id);
    if (details === undefined) throw new Error('The details of one inbox are those of that inbox');
    const now = this.clock.now();
    const messagesWaiting = await this.health.countWaiting(
      tx,
      inbox.id,
      addMilliseconds(now, -(channelsConfig().giveUpHours + 1) * hour),
    );
    const notUnderstood = await this.health.countNotUnderstood(tx, inbox.id, addMilliseconds(now, -7 * 24 * hour));
    return { ...details, messagesWaiting, notUnderstood };
  }
}

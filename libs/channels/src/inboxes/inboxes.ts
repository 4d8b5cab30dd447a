import { Injectable } from '@nestjs/common';
import type { ReadTx } from '@guiche/platform/database';
import { InboxRepository } from './inbox.repository.js';
import type { InboxView } from './inbox-view.js';

/** Read-only door to inboxes and their members. */
@Injectable()
export class Inboxes {
  constructor(private readonly inboxes: InboxRepository) {}

  async find(tx: ReadTx, id: string): Promise<InboxView | null> {
    return (await this.inboxes.views(tx, [id]))[0] ?? null;
  }

  /** Views by id; ids that are unknown are absent. */
  async findMany(tx: ReadTx, ids: readonly string[]): Promise<Map<string, InboxView>> {
    if (ids.length === 0) return new Map();
    const views = await this.inboxes.views(tx, [...new Set(ids)]);
    return new Map(views.map((view) => [view.id, view]));
  }

  memberIds(tx: ReadTx, inboxId: string): Promise<string[]> {
    return this.inboxes.memberIds(tx, inboxId);
  }

  /** Inboxes a user works on. */
  idsOfMember(tx: ReadTx, userId: string): Promise<string[]> {
    return this.inboxes.idsOfMember(tx, userId);
  }
}

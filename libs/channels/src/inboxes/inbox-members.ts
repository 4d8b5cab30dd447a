import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Invalid } from '@guiche/kernel';
import { isForeignKeyViolation, type Tx } from '@guiche/platform/database';
import { Outbox } from '@guiche/platform/outbox';
import { AccessDirectory, ScopeSources } from '@guiche/identity';
import { InboxRepository } from './inbox.repository.js';
import { inboxMembersChanged } from './inbox.events.js';

/** Who works on an inbox, and with it who may see what comes in there (IAM-9). */
@Injectable()
export class InboxMembers implements OnModuleInit {
  constructor(
    private readonly inboxes: InboxRepository,
    private readonly access: AccessDirectory,
    private readonly sources: ScopeSources,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.sources.register('inboxes', (tx, userId) => this.inboxes.idsOfMember(tx, userId));
  }

  async replace(tx: Tx, inboxId: string, before: readonly string[], after: readonly string[]): Promise<void> {
    const addedUserIds = after.filter((id) => !before.includes(id));
    const removedUserIds = before.filter((id) => !after.includes(id));
    if (addedUserIds.length === 0 && removedUserIds.length === 0) return;
    try {
      await this.inboxes.removeMembers(tx, inboxId, removedUserIds);
      await this.inboxes.addMembers(tx, inboxId, addedUserIds);
    } catch (error) {
      if (!isForeignKeyViolation(error)) throw error;
      throw new Invalid('platform.invalid-input', {}, [{ field: 'memberIds', code: 'channels.unknown-user' }]);
    }
    await this.outbox.record(tx, inboxMembersChanged({ inboxId, addedUserIds, removedUserIds }));
    await this.access.changed(tx, [...addedUserIds, ...removedUserIds], 'members of an inbox changed');
  }
}

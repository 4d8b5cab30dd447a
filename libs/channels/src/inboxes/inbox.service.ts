import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, Conflict, newId, NotFound, StaleVersion } from '@guiche/kernel';
import { AuditLog } from '@guiche/platform/audit';
import { isForeignKeyViolation, isUniqueViolation, UnitOfWork, type Tx } from '@guiche/platform/database';
import type { ListRequest, Page } from '@guiche/platform/http';
import { Outbox } from '@guiche/platform/outbox';
import { Secrets } from '@guiche/platform/secrets';
import { adapterOf } from '../adapters/registry.js';
import { InboxCache } from './inbox-cache.js';
import { InboxDetailsReader } from './inbox-details.js';
import { InboxHealthRepository } from './inbox-health.repository.js';
import type { InboxDetails } from './inbox-mapper.js';
import { InboxMembers } from './inbox-members.js';
import { checkedSecrets, checkedSettings, requireSecrets } from './inbox-settings.js';
import { InboxRepository, type InboxRecord } from './inbox.repository.js';
import { inboxChanged } from './inbox.events.js';
import { secretsAfter } from './secrets-after.js';

/** What a person may set of an inbox; members left out stay as they are. */
export interface InboxInput {
  readonly name?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, unknown>>;
  readonly greeting?: string;
  readonly active?: boolean;
  readonly memberIds?: readonly string[];
}

export type NewInboxInput = InboxInput & {
  readonly name: string;
  readonly provider: string;
  readonly settings: Readonly<Record<string, unknown>>;
};

/** Connected accounts of channels (CHN-1). */
@Injectable()
export class InboxService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly inboxes: InboxRepository,
    private readonly health: InboxHealthRepository,
    private readonly members: InboxMembers,
    private readonly details: InboxDetailsReader,
    private readonly cache: InboxCache,
    private readonly secrets: Secrets,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  list(request: ListRequest): Promise<Page<InboxDetails>> {
    return this.uow.read(async (tx) => {
      const page = await this.inboxes.list(tx, request);
      if (typeof page.body === 'string') throw new Error('A page of inboxes has rows');
      const details = await this.details.ofMany(tx, page.body);
      return page.map(
        (inbox) =>
          details.get(inbox.id) ?? { inbox, memberIds: [], health: null, messagesWaiting: null, notUnderstood: null },
      );
    });
  }

  async find(id: string): Promise<InboxDetails> {
    return this.uow.read(async (tx) => {
      const inbox = await this.inboxes.find(tx, id);
      if (inbox === null) throw new NotFound('platform.not-found');
      return this.details.ofOne(tx, inbox);
    });
  }

  async create(input: NewInboxInput): Promise<InboxDetails> {
    const adapter = adapterOf(input.provider);
    const typed = checkedSecrets(adapter, input.secrets ?? {});
    // One that is not yet in use may wait for its secrets; it is not put to use without them.
    if (input.active ?? true) requireSecrets(adapter, Object.keys(typed));
    const now = this.clock.now();
    const inbox: InboxRecord = {
      id: newId(),
      name: input.name.trim(),
      channel: adapter.channel,
      provider: adapter.provider,
      settings: checkedSettings(adapter, input.settings),
      secrets: this.sealed(typed),
      verifyToken: randomBytes(24).toString('base64url'),
      greeting: input.greeting ?? '',
      active: input.active ?? true,
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
    return this.uow.run(async (tx) => {
      await this.writing(() => this.inboxes.insert(tx, inbox));
      await this.health.create(tx, inbox.id);
      await this.members.replace(tx, inbox.id, [], input.memberIds ?? []);
      this.audit.record(tx, {
        action: 'inboxes.create',
        subject: subjectOf(inbox),
        after: auditValues(inbox, input.memberIds ?? []),
      });
      await this.changed(tx, inbox.id);
      return this.details.ofOne(tx, inbox);
    });
  }

  async update(id: string, version: number, input: InboxInput): Promise<InboxDetails> {
    return this.uow.run(async (tx) => {
      const before = await this.locked(tx, id, version);
      const adapter = adapterOf(before.provider);
      const settings = input.settings === undefined ? before.settings : checkedSettings(adapter, input.settings);
      const typed = checkedSecrets(adapter, input.secrets ?? {});
      const active = input.active ?? before.active;
      const after: InboxRecord = {
        ...before,
        name: input.name?.trim() ?? before.name,
        settings,
        secrets: secretsAfter(adapter, before, settings, this.sealed(typed), active),
        greeting: input.greeting ?? before.greeting,
        active,
        version: version + 1,
        updatedAt: this.clock.now(),
      };
      await this.writing(() => this.inboxes.update(tx, after));
      if (input.settings !== undefined || Object.keys(typed).length > 0) await this.health.markRepaired(tx, id);
      const memberIds = await this.inboxes.memberIds(tx, id);
      const nextMemberIds = input.memberIds ?? memberIds;
      await this.members.replace(tx, id, memberIds, nextMemberIds);
      this.audit.record(tx, {
        action: 'inboxes.update',
        subject: subjectOf(after),
        before: auditValues(before, memberIds),
        after: {
          ...auditValues(after, nextMemberIds),
          ...(Object.keys(typed).length > 0 ? { secretsReplaced: Object.keys(typed) } : {}),
        },
      });
      await this.changed(tx, id);
      return this.details.ofOne(tx, after);
    });
  }

  /** Only an inbox that nobody ever wrote to goes away; any other is deactivated instead. */
  async remove(id: string, version: number): Promise<void> {
    await this.uow.run(async (tx) => {
      const inbox = await this.locked(tx, id, version);
      const memberIds = await this.inboxes.memberIds(tx, id);
      await this.members.replace(tx, id, memberIds, []);
      if (!(await this.removed(tx, id))) throw new Conflict('channels.inbox-in-use', { name: inbox.name });
      this.audit.record(tx, {
        action: 'inboxes.delete',
        subject: subjectOf(inbox),
        before: auditValues(inbox, memberIds),
      });
      await this.changed(tx, id);
    });
  }

  private async locked(tx: Tx, id: string, version: number): Promise<InboxRecord> {
    const inbox = await this.inboxes.lock(tx, id);
    if (inbox === null) throw new NotFound('platform.not-found');
    if (inbox.version !== version) throw new StaleVersion();
    return inbox;
  }

  private async removed(tx: Tx, id: string): Promise<boolean> {
    try {
      return await this.inboxes.remove(tx, id);
    } catch (error) {
      if (isForeignKeyViolation(error)) return false;
      throw error;
    }
  }

  private async writing(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      if (isUniqueViolation(error, 'inbox_name_key')) throw new Conflict('channels.inbox-name-taken');
      throw error;
    }
  }

  private sealed(typed: Readonly<Record<string, string>>): Record<string, string> {
    return Object.fromEntries(Object.entries(typed).map(([name, text]) => [name, this.secrets.seal(text).toColumn()]));
  }

  /** Every process forgets what it kept; this one at once after the commit. */
  private async changed(tx: Tx, id: string): Promise<void> {
    await this.inboxes.tellAll(tx, id);
    tx.afterCommit(() => this.cache.forget(id));
    await this.outbox.record(tx, inboxChanged({ inboxId: id }));
  }
}

const subjectOf = (inbox: InboxRecord): { type: string; id: string; name: string } => ({
  type: 'inbox',
  id: inbox.id,
  name: inbox.name,
});

const auditValues = (inbox: InboxRecord, memberIds: readonly string[]): Record<string, unknown> => ({
  name: inbox.name,
  provider: inbox.provider,
  settings: inbox.settings,
  secretsSet: Object.keys(inbox.secrets).sort(),
  greeting: inbox.greeting,
  active: inbox.active,
  memberIds: [...memberIds].sort(),
});

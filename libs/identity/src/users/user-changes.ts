import { Injectable } from '@nestjs/common';
import { AuditLog } from '@guiche/platform/audit';
import type { Tx } from '@guiche/platform/database';
import { Outbox } from '@guiche/platform/outbox';
import { AccessDirectory } from '../access/access-directory.js';
import { Sessions } from '../sign-in/sessions.js';
import { auditedUser } from './user-accounts.js';
import type { User } from './user.entity.js';
import { userDeactivated, userUpdated } from './user.events.js';

/** What is told with a change of a user beside the change itself. */
export interface UserChangeDetails {
  /** By default `users.update`. */
  readonly action?: string;
  /** Who gets the open tickets of somebody deactivated; null for their queues. */
  readonly ticketsTo?: string | null;
  /** More that the audit trail keeps. */
  readonly noted?: Readonly<Record<string, unknown>>;
}

/** What follows from every change of a user, whoever makes it: audit, events, the end of sessions, access read anew. */
@Injectable()
export class UserChanges {
  constructor(
    private readonly directory: AccessDirectory,
    private readonly sessions: Sessions,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  async record(tx: Tx, before: User, after: User, details: UserChangeDetails = {}): Promise<void> {
    if (before === after) return;
    const { id: userId, name } = after;
    this.audit.record(tx, {
      action: details.action ?? 'users.update',
      subject: { type: 'user', id: userId, name },
      before: auditedUser(before),
      after: { ...auditedUser(after), ...details.noted },
    });
    await this.outbox.record(tx, userUpdated({ userId }));
    if (before.active && !after.active) {
      await this.sessions.end(tx, { userId }, 'deactivated');
      await this.outbox.record(tx, userDeactivated({ userId, ticketsTo: details.ticketsTo ?? null }));
    }
    await this.directory.changed(tx, [userId], 'user changed');
  }
}

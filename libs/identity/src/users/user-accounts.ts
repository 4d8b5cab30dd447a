import { Injectable } from '@nestjs/common';
import { Clock, newId } from '@guiche/kernel';
import { AuditLog } from '@guiche/platform/audit';
import type { Language } from '@guiche/platform/context';
import type { Tx } from '@guiche/platform/database';
import { Outbox } from '@guiche/platform/outbox';
import { Hierarchy } from '../hierarchy/hierarchy.js';
import { hashPassword } from '../sign-in/password.js';
import { userCreated } from './user.events.js';
import type { User } from './user.entity.js';
import { UserRepository } from './user.repository.js';

/** What makes a user. */
export interface NewUser {
  readonly name: string;
  readonly login: string;
  readonly email: string;
  readonly profileId: string;
  /** Checked by whoever took it in; hashed here. Null for people whom a directory signs in. */
  readonly password: string | null;
  readonly displayName?: string;
  readonly language?: Language;
  readonly isRoot?: boolean;
  readonly active?: boolean;
  readonly mustChangePassword?: boolean;
  readonly phone?: string | null;
  readonly levelId?: string | null;
  readonly superiorId?: string | null;
  readonly languages?: string[];
}

/** Writes users without asking who wants it: for what no user does, such as the first root and the demo organisation. */
@Injectable()
export class UserAccounts {
  constructor(
    private readonly clock: Clock,
    private readonly users: UserRepository,
    private readonly hierarchy: Hierarchy,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  /** Makes a user; with a level or a superior, `Hierarchy.lock` was taken at the beginning of the transaction. */
  async create(tx: Tx, input: NewUser): Promise<User> {
    const now = this.clock.now();
    const { password, ...values } = input;
    const id = newId();
    const standing = { id, levelId: input.levelId ?? null, superiorId: input.superiorId ?? null };
    if (standing.levelId !== null || standing.superiorId !== null) {
      await this.hierarchy.requireFits(tx, null, standing);
    }
    const user = await this.users.insert(tx, {
      displayName: input.name,
      isRoot: false,
      language: 'pt-BR',
      active: true,
      mustChangePassword: false,
      phone: null,
      photoFileId: null,
      levelId: null,
      superiorId: null,
      languages: [],
      ...values,
      id,
      passwordHash: password === null ? null : await hashPassword(password),
      lastSignInAt: null,
      version: 1,
      createdAt: now,
      updatedAt: now,
    });
    await this.hierarchy.moved(tx, [id], null, user.superiorId);
    const { name } = user;
    this.audit.record(tx, { action: 'users.create', subject: { type: 'user', id, name }, after: auditedUser(user) });
    await this.outbox.record(tx, userCreated({ userId: id }));
    return user;
  }

  /** Makes the first root of an installation; nothing happens when there is one already. */
  async ensureRoot(tx: Tx, input: NewUser): Promise<void> {
    if ((await this.users.lockRoots(tx)).length === 0) await this.create(tx, { ...input, isRoot: true });
  }
}

/** What the audit trail keeps of a user: all but the password. */
export function auditedUser(user: User): Record<string, unknown> {
  const { name, displayName, login, email, phone, photoFileId, profileId, levelId, superiorId, languages } = user;
  const { isRoot, language, active, mustChangePassword } = user;
  const person = { name, displayName, login, email, phone, photoFileId, language, languages };
  return { ...person, profileId, levelId, superiorId, isRoot, active, mustChangePassword };
}

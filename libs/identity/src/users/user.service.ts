import { Injectable } from '@nestjs/common';
import { Clock, Conflict, Forbidden, Invalid, parsePhone } from '@guiche/kernel';
import { AuditLog } from '@guiche/platform/audit';
import { UnitOfWork, type Tx } from '@guiche/platform/database';
import type { ListRequest, Page } from '@guiche/platform/http';
import { AccessDirectory } from '../access/access-directory.js';
import type { Actor } from '../access/actor.js';
import { requireMayGrant } from '../access/may-grant.js';
import { Hierarchy } from '../hierarchy/hierarchy.js';
import { hashPassword } from '../sign-in/password.js';
import { Sessions } from '../sign-in/sessions.js';
import { SignInSettings } from '../sign-in/sign-in-settings.js';
import { refuseLockingOut } from './locking-out.js';
import { UserAccounts } from './user-accounts.js';
import { UserChanges } from './user-changes.js';
import type { CreateUserDto, SetPasswordDto, UpdateUserDto } from './user.dto.js';
import type { User } from './user.entity.js';
import { UserGuard } from './user-guard.js';
import { UserRepository } from './user.repository.js';

/** Keeps users (IAM-14) on behalf of users: nobody makes, or takes over, somebody who may do more than he (IAM-8). */
@Injectable()
export class UserService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly users: UserRepository,
    private readonly accounts: UserAccounts,
    private readonly guard: UserGuard,
    private readonly hierarchy: Hierarchy,
    private readonly changes: UserChanges,
    private readonly directory: AccessDirectory,
    private readonly sessions: Sessions,
    private readonly signInSettings: SignInSettings,
    private readonly audit: AuditLog,
  ) {}

  list(request: ListRequest): Promise<Page<User>> {
    return this.uow.read((tx) => this.users.list(tx, request));
  }

  get(id: string): Promise<User> {
    return this.uow.read((tx) => this.users.get(tx, id));
  }

  create(actor: Actor, input: CreateUserDto): Promise<User> {
    const values = { ...input, ...phoneOf(input) };
    return this.uow.run(async (tx) => {
      await this.signInSettings.checkPassword(tx, 'password', input.password, input);
      const standing = { id: '', levelId: input.levelId ?? null, superiorId: input.superiorId ?? null };
      const hasPlace = standing.levelId !== null || standing.superiorId !== null;
      if (hasPlace) await this.hierarchy.lock(tx);
      requireMayMakeRoot(actor, input.isRoot ?? false, false);
      requireMayGrant(actor, await this.guard.holdingOf(tx, input.profileId, true));
      if (hasPlace) await this.hierarchy.requireMayPlace(tx, actor, null, standing);
      return this.accounts.create(tx, values);
    });
  }

  update(actor: Actor, id: string, version: number, changes: UpdateUserDto): Promise<User> {
    const values = { ...changes, ...phoneOf(changes) };
    return this.uow.run(async (tx) => {
      if (changes.levelId !== undefined || changes.superiorId !== undefined) await this.hierarchy.lock(tx);
      // Roots first and all of them, so that two who deactivate each other come one after the other.
      const roots = await this.users.lockRoots(tx);
      const before = await this.users.lock(tx, id, version);
      await this.guard.requireMayChange(tx, actor, before);
      requireMayMakeRoot(actor, changes.isRoot ?? before.isRoot, before.isRoot);
      if (changes.profileId !== undefined && changes.profileId !== before.profileId) {
        requireMayGrant(actor, await this.guard.holdingOf(tx, changes.profileId, true));
      }
      refuseLockingOut(actor, before, changes, roots);
      await this.requirePlace(tx, actor, before, changes);
      const after = await this.users.update(tx, before, values, this.clock.now());
      await this.hierarchy.moved(tx, [id], before.superiorId, after.superiorId);
      await this.changes.record(tx, before, after);
      return after;
    });
  }

  /** Gives somebody else a new password and ends his sessions. */
  async setPassword(actor: Actor, id: string, { password, mustChangePassword }: SetPasswordDto): Promise<void> {
    if (id === actor.userId) throw new Conflict('identity.own-password-elsewhere');
    const owner = await this.get(id);
    await this.uow.read((tx) => this.signInSettings.checkPassword(tx, 'password', password, owner));
    const passwordHash = await hashPassword(password);
    await this.uow.run(async (tx) => {
      const before = await this.users.lock(tx, id);
      await this.guard.requireMayChange(tx, actor, before);
      const changes = { passwordHash, mustChangePassword: mustChangePassword ?? true };
      await this.users.update(tx, before, changes, this.clock.now());
      await this.sessions.end(tx, { userId: id }, 'password-set');
      await this.directory.changed(tx, [id], 'password set');
      this.audit.record(tx, { action: 'users.set-password', subject: { type: 'user', id, name: before.name } });
    });
  }

  private async requirePlace(tx: Tx, actor: Actor, before: User, changes: UpdateUserDto): Promise<void> {
    const { levelId = before.levelId, superiorId = before.superiorId } = changes;
    if (levelId === before.levelId && superiorId === before.superiorId) return;
    const after = { id: before.id, levelId, superiorId };
    await this.hierarchy.requireMayPlace(tx, actor, before, after);
    await this.hierarchy.requireFits(tx, before, after);
  }
}

/** The phone in international form, if one is given; empty text is none. */
function phoneOf({ phone }: { phone?: string | null }): { phone?: string | null } {
  if (phone === undefined) return {};
  if (phone === null || phone === '') return { phone: null };
  const parsed = parsePhone(phone);
  if (!parsed) throw new Invalid('platform.invalid-input', {}, [{ field: 'phone', code: 'identity.phone-unreadable' }]);
  return { phone: parsed.e164 };
}

function requireMayMakeRoot(actor: Actor, wanted: boolean, before: boolean): void {
  if (wanted !== before && !actor.isRoot) throw new Forbidden('identity.only-root');
}

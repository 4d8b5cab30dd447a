import { Injectable } from '@nestjs/common';
import { Clock, Conflict, Forbidden, Invalid } from '@guiche/kernel';
import { AuditLog } from '@guiche/platform/audit';
import { UnitOfWork, type Tx } from '@guiche/platform/database';
import type { ListRequest, Page } from '@guiche/platform/http';
import { Outbox } from '@guiche/platform/outbox';
import { AccessDirectory } from '../access/access-directory.js';
import type { Actor } from '../access/actor.js';
import { requireMayGrant, requireNotAbove, type Holding } from '../access/may-grant.js';
import { PermissionReleases } from '../permissions/permission-releases.js';
import { holdingOfProfile } from '../profiles/profile-holding.js';
import { ProfileRepository } from '../profiles/profile.repository.js';
import { checkPassword } from '../sign-in/password-policy.js';
import { hashPassword } from '../sign-in/password.js';
import { Sessions } from '../sign-in/sessions.js';
import { auditedUser, UserAccounts } from './user-accounts.js';
import type { CreateUserDto, SetPasswordDto, UpdateUserDto } from './user.dto.js';
import type { User } from './user.entity.js';
import { userDeactivated, userUpdated } from './user.events.js';
import { UserRepository } from './user.repository.js';

/** Keeps users (IAM-14) on behalf of users: nobody makes, or takes over, somebody who may do more than he (IAM-8). */
@Injectable()
export class UserService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly users: UserRepository,
    private readonly accounts: UserAccounts,
    private readonly profiles: ProfileRepository,
    private readonly releases: PermissionReleases,
    private readonly directory: AccessDirectory,
    private readonly sessions: Sessions,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  list(request: ListRequest): Promise<Page<User>> {
    return this.uow.read((tx) => this.users.list(tx, request));
  }

  get(id: string): Promise<User> {
    return this.uow.read((tx) => this.users.get(tx, id));
  }

  create(actor: Actor, input: CreateUserDto): Promise<User> {
    checkPassword('password', input.password, input.login);
    return this.uow.run(async (tx) => {
      requireMayMakeRoot(actor, input.isRoot ?? false, false);
      requireMayGrant(actor, await this.holdingOf(tx, input.profileId, true));
      return this.accounts.create(tx, input);
    });
  }

  update(actor: Actor, id: string, version: number, changes: UpdateUserDto): Promise<User> {
    return this.uow.run(async (tx) => {
      // Roots first and all of them, so that two who deactivate each other come one after the other.
      const roots = await this.users.lockRoots(tx);
      const before = await this.users.lock(tx, id, version);
      if (id !== actor.userId) await this.requireNotAbove(tx, actor, before);
      requireMayMakeRoot(actor, changes.isRoot ?? before.isRoot, before.isRoot);
      if (changes.profileId !== undefined && changes.profileId !== before.profileId) {
        requireMayGrant(actor, await this.holdingOf(tx, changes.profileId, true));
      }
      refuseLockingOut(actor, before, changes, roots);
      const after = await this.users.update(tx, before, changes, this.clock.now());
      if (after !== before) await this.changed(tx, before, after);
      return after;
    });
  }

  /** Gives somebody else a new password and ends his sessions. */
  async setPassword(actor: Actor, id: string, { password, mustChangePassword }: SetPasswordDto): Promise<void> {
    if (id === actor.userId) throw new Conflict('identity.own-password-elsewhere');
    const { login } = await this.get(id);
    checkPassword('password', password, login);
    const passwordHash = await hashPassword(password);
    await this.uow.run(async (tx) => {
      const before = await this.users.lock(tx, id);
      await this.requireNotAbove(tx, actor, before);
      const changes = { passwordHash, mustChangePassword: mustChangePassword ?? true };
      await this.users.update(tx, before, changes, this.clock.now());
      await this.sessions.end(tx, { userId: id }, 'password-set');
      this.audit.record(tx, { action: 'users.set-password', subject: { type: 'user', id, name: before.name } });
    });
  }

  private async changed(tx: Tx, before: User, after: User): Promise<void> {
    const { id: userId, name } = after;
    this.audit.record(tx, {
      action: 'users.update',
      subject: { type: 'user', id: userId, name },
      before: auditedUser(before),
      after: auditedUser(after),
    });
    await this.outbox.record(tx, userUpdated({ userId }));
    if (before.active && !after.active) {
      await this.sessions.end(tx, { userId }, 'deactivated');
      await this.outbox.record(tx, userDeactivated({ userId }));
    }
    await this.directory.changed(tx, [userId], 'user changed');
  }

  private async requireNotAbove(tx: Tx, actor: Actor, other: User): Promise<void> {
    const holding = await this.holdingOf(tx, other.profileId, false);
    requireNotAbove(actor, { ...holding, isRoot: other.isRoot }, 'identity.user-above-you');
  }

  /** What a profile gives; one that is newly given to somebody must exist and be active. */
  private async holdingOf(tx: Tx, profileId: string, isNew: boolean): Promise<Holding> {
    const profile = await this.profiles.find(tx, profileId);
    if (!profile || (isNew && !profile.active)) {
      throw new Invalid('platform.invalid-input', {}, [{ field: 'profileId', code: 'identity.no-such-profile' }]);
    }
    return holdingOfProfile(profile, await this.releases.released(tx));
  }
}

function requireMayMakeRoot(actor: Actor, wanted: boolean, before: boolean): void {
  if (wanted !== before && !actor.isRoot) throw new Forbidden('identity.only-root');
}

/** Nobody locks himself out, and a root always remains. */
function refuseLockingOut(actor: Actor, before: User, changes: UpdateUserDto, roots: readonly string[]): void {
  const isDeactivated = before.active && changes.active === false;
  if (isDeactivated && before.id === actor.userId) throw new Conflict('identity.cannot-deactivate-yourself');
  const losesRoot = before.isRoot && before.active && (isDeactivated || changes.isRoot === false);
  if (losesRoot && roots.every((id) => id === before.id)) throw new Conflict('identity.last-root');
}

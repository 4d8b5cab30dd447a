import { Injectable } from '@nestjs/common';
import { Clock, Conflict, Forbidden, Invalid } from '@guiche/kernel';
import { AuditLog } from '@guiche/platform/audit';
import { UnitOfWork } from '@guiche/platform/database';
import { Outbox } from '@guiche/platform/outbox';
import { AccessDirectory } from '../access/access-directory.js';
import type { Actor } from '../access/actor.js';
import { ProfileRepository } from '../profiles/profile.repository.js';
import { OwnPassword } from '../sign-in/own-password.js';
import { hashPassword } from '../sign-in/password.js';
import { Sessions } from '../sign-in/sessions.js';
import { SignInSettings } from '../sign-in/sign-in-settings.js';
import type { ChangePasswordDto, MeResponse, UpdateMeDto } from './me.dto.js';
import { userUpdated } from './user.events.js';
import { UserRepository } from './user.repository.js';

/** What the signed-in user sees and changes of himself. */
@Injectable()
export class MeService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly users: UserRepository,
    private readonly profiles: ProfileRepository,
    private readonly directory: AccessDirectory,
    private readonly sessions: Sessions,
    private readonly signInSettings: SignInSettings,
    private readonly passwords: OwnPassword,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  async me(actor: Actor): Promise<MeResponse> {
    return this.uow.read(async (tx) => {
      const user = await this.users.get(tx, actor.userId);
      const profile = await this.profiles.get(tx, user.profileId);
      const { inboxIds, masked = [] } = actor.scope;
      return {
        id: user.id,
        name: user.name,
        displayName: user.displayName,
        login: user.login,
        email: user.email,
        language: user.language,
        isRoot: actor.isRoot,
        mustChangePassword: user.mustChangePassword,
        duty: actor.duty ?? null,
        profile: { id: profile.id, name: profile.name },
        permissions: [...actor.permissions].sort(),
        scope: { ...reachOf(actor), masked: [...masked], inboxIds: inboxIds === 'all' ? 'all' : [...inboxIds] },
      };
    });
  }

  /** The last of two changes stays: these are one person's own preferences, so there is no version to ask for. */
  async update(actor: Actor, changes: UpdateMeDto): Promise<MeResponse> {
    await this.uow.run(async (tx) => {
      const before = await this.users.lock(tx, actor.userId);
      const after = await this.users.update(tx, before, changes, this.clock.now());
      if (after === before) return;
      const { displayName, language } = before;
      this.audit.record(tx, {
        action: 'users.update',
        subject: { type: 'user', id: before.id, name: before.name },
        before: { displayName, language },
        after: { displayName: after.displayName, language: after.language },
      });
      await this.outbox.record(tx, userUpdated({ userId: before.id }));
      if (after.language !== language) await this.directory.changed(tx, [before.id], 'language');
    });
    return this.me(actor);
  }

  /** Changes one's own password and ends one's other sessions. Guessing the current one is slowed down like signing in. */
  async changePassword(actor: Actor, { current, next }: ChangePasswordDto): Promise<void> {
    if (actor.kind !== 'user') throw new Forbidden('identity.not-with-api-token');
    const user = await this.uow.read(async (tx) => {
      const found = await this.users.get(tx, actor.userId);
      await this.signInSettings.checkPassword(tx, 'next', next, found);
      return found;
    });
    // Whoever must change it because somebody else knows it, has not changed it by giving the same again.
    if (next === current) {
      throw new Invalid('platform.invalid-input', {}, [{ field: 'next', code: 'identity.password-unchanged' }]);
    }
    // Whoever a directory signs in gets a password here by the link that is mailed to him.
    if (user.passwordHash === null) throw new Conflict('identity.no-password');
    await this.passwords.require(user.id, 'current', current);
    const passwordHash = await hashPassword(next);
    await this.uow.run(async (tx) => {
      const before = await this.users.lock(tx, user.id);
      await this.users.update(tx, before, { passwordHash, mustChangePassword: false }, this.clock.now());
      await this.sessions.end(tx, { userId: user.id, except: actor.sessionId }, 'password-changed');
      await this.directory.changed(tx, [user.id], 'password changed');
      this.audit.record(tx, {
        action: 'users.change-password',
        subject: { type: 'user', id: user.id, name: user.name },
      });
    });
  }
}

/** Which tickets the actor reaches beside his own. */
function reachOf({ scope }: Actor): Omit<MeResponse['scope'], 'inboxIds' | 'masked'> {
  const { unassigned, others, participating = false, team = false, sector = false, subordinates = false } = scope;
  return { unassigned, others, participating, team, sector, subordinates };
}

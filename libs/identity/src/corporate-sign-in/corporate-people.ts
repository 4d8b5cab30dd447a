import { Injectable } from '@nestjs/common';
import { Clock, DomainError, Unauthenticated } from '@guiche/kernel';
import { AuditLog } from '@guiche/platform/audit';
import type { Language } from '@guiche/platform/context';
import { UnitOfWork, type Tx } from '@guiche/platform/database';
import { Outbox } from '@guiche/platform/outbox';
import { AccessDirectory } from '../access/access-directory.js';
import { UserAccounts } from '../users/user-accounts.js';
import { userUpdated } from '../users/user.events.js';
import type { User } from '../users/user.entity.js';
import { UserGuard } from '../users/user-guard.js';
import { UserRepository } from '../users/user.repository.js';
import type { IdentityProvider } from './identity-provider.entity.js';
import { IdentityProviderRepository } from './identity-provider.repository.js';
import { groupsIn, isMailVerified, isOfDomain, mailIn, textIn } from './provider-claims.js';
import type { ProviderClaims } from './open-id.js';

/**
 * Who somebody of a directory is here (IAM-3). A directory vouches for people only as far as whoever set it up may: it
 * never opens the account of somebody above him (IAM-8).
 */
@Injectable()
export class CorporatePeople {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly providers: IdentityProviderRepository,
    private readonly users: UserRepository,
    private readonly accounts: UserAccounts,
    private readonly guard: UserGuard,
    private readonly directory: AccessDirectory,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  /** The user, linked or made if need be; throws Unauthenticated with the reason in words for the person. */
  enter(provider: IdentityProvider, claims: ProviderClaims): Promise<User> {
    return this.uow.run(async (tx) => {
      const email = mailIn(claims);
      if (!isOfDomain(email, provider.mailDomains)) throw new Unauthenticated('identity.corporate-domain');
      const groups = (await this.providers.groups(tx, [provider.id])).get(provider.id) ?? [];
      const own = new Set(provider.groupClaim === null ? [] : groupsIn(claims, provider.groupClaim));
      const mapped = groups.find(({ group }) => own.has(group))?.profileId ?? null;
      const user = await this.find(tx, provider, claims, email, mapped ?? provider.defaultProfileId);
      if (!user.active) throw new Unauthenticated('identity.corporate-user-disabled');
      await this.requireWithinReach(tx, provider, user);
      await this.providers.link(tx, provider.id, claims.sub, user.id, this.clock.now());
      if (mapped !== null && mapped !== user.profileId && !user.isRoot) await this.move(tx, provider, user, mapped);
      return user;
    });
  }

  private async find(
    tx: Tx,
    provider: IdentityProvider,
    claims: ProviderClaims,
    email: string | null,
    profileId: string | null,
  ): Promise<User> {
    const linked = await this.providers.linkedUser(tx, provider.id, claims.sub);
    if (linked !== null) return this.users.lock(tx, linked);
    if (email === null || !isMailVerified(claims)) throw new Unauthenticated('identity.corporate-mail-not-verified');
    const known = await this.providers.userByMail(tx, email);
    if (known === null) return this.provision(tx, provider, claims, email, profileId);
    const user = await this.users.lock(tx, known);
    // Somebody else of the directory has had this address before: a person decides, not a claim.
    if ((await this.providers.subjectOf(tx, provider.id, user.id)) !== null) {
      throw new Unauthenticated('identity.corporate-other-account');
    }
    this.audit.record(tx, {
      action: 'users.link-provider',
      subject: { type: 'user', id: user.id, name: user.name },
      after: { provider: provider.name, email },
    });
    return user;
  }

  private async provision(
    tx: Tx,
    provider: IdentityProvider,
    claims: ProviderClaims,
    email: string,
    profileId: string | null,
  ): Promise<User> {
    if (profileId === null) throw new Unauthenticated('identity.corporate-no-account');
    const name = (textIn(claims, 'name') ?? email.split('@')[0] ?? email).slice(0, 120);
    const language: Language = textIn(claims, 'locale')?.startsWith('en') ? 'en' : 'pt-BR';
    try {
      return await this.accounts.create(tx, { name, login: email, email, profileId, language, password: null });
    } catch (error) {
      // The address is somebody's login.
      if (error instanceof DomainError) throw new Unauthenticated('identity.corporate-other-account');
      throw error;
    }
  }

  private async requireWithinReach(tx: Tx, provider: IdentityProvider, user: User): Promise<void> {
    if (provider.setUpByRoot) return;
    const bound = await this.directory.actorOf(tx, provider.setUpBy);
    try {
      if (!bound || bound.userId === user.id) throw new Unauthenticated('identity.corporate-out-of-reach');
      await this.guard.requireMayChange(tx, bound, user);
    } catch (error) {
      if (error instanceof DomainError) throw new Unauthenticated('identity.corporate-out-of-reach');
      throw error;
    }
  }

  private async move(tx: Tx, provider: IdentityProvider, user: User, profileId: string): Promise<void> {
    const after = await this.users.update(tx, user, { profileId }, this.clock.now());
    this.audit.record(tx, {
      action: 'users.move-by-group',
      subject: { type: 'user', id: user.id, name: user.name },
      before: { profileId: user.profileId },
      after: { profileId: after.profileId, provider: provider.name },
    });
    await this.outbox.record(tx, userUpdated({ userId: user.id }));
    await this.directory.changed(tx, [user.id], 'profile by group of the directory');
  }
}

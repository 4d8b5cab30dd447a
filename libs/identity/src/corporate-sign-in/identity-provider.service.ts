import { Injectable } from '@nestjs/common';
import { Clock, Conflict, Invalid, newId } from '@guiche/kernel';
import { AuditLog } from '@guiche/platform/audit';
import { UnitOfWork, type ReadTx, type Tx } from '@guiche/platform/database';
import type { ListRequest, Page } from '@guiche/platform/http';
import { Secrets } from '@guiche/platform/secrets';
import type { Actor } from '../access/actor.js';
import { requireMayGrant } from '../access/may-grant.js';
import { SignInSettings } from '../sign-in/sign-in-settings.js';
import { UserGuard } from '../users/user-guard.js';
import {
  toIdentityProviderResponse,
  type CreateIdentityProviderDto,
  type IdentityProviderResponse,
  type UpdateIdentityProviderDto,
} from './identity-provider.dto.js';
import type { IdentityProvider } from './identity-provider.entity.js';
import { IdentityProviderRepository, type GroupMapping } from './identity-provider.repository.js';
import { callbackUrl, OpenId } from './open-id.js';

/** Keeps the directories that sign people in (IAM-3). None gives more than whoever saves it may give himself (IAM-8). */
@Injectable()
export class IdentityProviderService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly providers: IdentityProviderRepository,
    private readonly guard: UserGuard,
    private readonly settings: SignInSettings,
    private readonly secrets: Secrets,
    private readonly openId: OpenId,
    private readonly audit: AuditLog,
  ) {}

  list(request: ListRequest): Promise<Page<IdentityProviderResponse>> {
    return this.uow.read(async (tx) => {
      const page = await this.providers.list(tx, request);
      const ids = typeof page.body === 'string' ? [] : page.body.map(({ id }) => id);
      const groups = await this.providers.groups(tx, ids);
      return page.map((provider) => toIdentityProviderResponse(provider, groups.get(provider.id) ?? [], callbackUrl()));
    });
  }

  get(id: string): Promise<IdentityProviderResponse> {
    return this.uow.read(async (tx) => this.response(tx, await this.providers.get(tx, id)));
  }

  create(actor: Actor, input: CreateIdentityProviderDto): Promise<IdentityProviderResponse> {
    return this.uow.run(async (tx) => {
      const now = this.clock.now();
      const { clientSecret, groups = [], ...values } = input;
      await this.requireMayGive(tx, actor, input.defaultProfileId ?? null, groups);
      const provider = await this.providers.insert(tx, {
        id: newId(),
        name: values.name,
        issuer: values.issuer,
        clientId: values.clientId,
        clientSecret: clientSecret ? this.secrets.seal(clientSecret).toColumn() : null,
        scopes: values.scopes ?? 'profile email',
        defaultProfileId: values.defaultProfileId ?? null,
        groupClaim: values.groupClaim ?? null,
        mailDomains: values.mailDomains ?? [],
        handlesSecondFactor: values.handlesSecondFactor ?? true,
        active: values.active ?? true,
        setUpBy: actor.userId,
        setUpByRoot: actor.isRoot,
        version: 1,
        createdAt: now,
        updatedAt: now,
      });
      await this.providers.setGroups(tx, provider.id, groups);
      this.note(tx, 'create', provider, null, audited(provider, groups));
      return this.response(tx, provider);
    });
  }

  /** Whoever saves it answers for all of it from then on: it gives no more than he may give. */
  update(
    actor: Actor,
    id: string,
    version: number,
    changes: UpdateIdentityProviderDto,
  ): Promise<IdentityProviderResponse> {
    return this.uow.run(async (tx) => {
      const before = await this.providers.lock(tx, id, version);
      const had = (await this.providers.groups(tx, [id])).get(id) ?? [];
      const { clientSecret, groups = had, ...values } = changes;
      const defaultProfileId =
        values.defaultProfileId === undefined ? before.defaultProfileId : values.defaultProfileId;
      await this.requireMayGive(tx, actor, defaultProfileId, groups);
      if (before.active && values.active === false) await this.refuseLockingOut(tx, id);
      const after = await this.providers.update(
        tx,
        before,
        { ...values, ...this.sealed(before, changes, clientSecret), setUpBy: actor.userId, setUpByRoot: actor.isRoot },
        this.clock.now(),
      );
      await this.providers.setGroups(tx, id, groups);
      // A subject is somebody only at the issuer that said so.
      if (after.issuer !== before.issuer || after.clientId !== before.clientId) await this.providers.unlinkAll(tx, id);
      this.note(tx, 'update', after, audited(before, had), audited(after, groups));
      return this.response(tx, after);
    });
  }

  remove(id: string): Promise<void> {
    return this.uow.run(async (tx) => {
      const provider = await this.providers.lock(tx, id);
      if (provider.active) await this.refuseLockingOut(tx, id);
      const groups = (await this.providers.groups(tx, [id])).get(id) ?? [];
      await this.providers.delete(tx, provider);
      this.note(tx, 'delete', provider, audited(provider, groups), null);
    });
  }

  async test(id: string): Promise<string | null> {
    return this.openId.test(await this.uow.read((tx) => this.providers.get(tx, id)));
  }

  private async requireMayGive(
    tx: ReadTx,
    actor: Actor,
    defaultProfileId: string | null,
    groups: readonly GroupMapping[],
  ): Promise<void> {
    const profileIds = new Set([
      ...(defaultProfileId ? [defaultProfileId] : []),
      ...groups.map((one) => one.profileId),
    ]);
    for (const profileId of profileIds) requireMayGrant(actor, await this.guard.holdingOf(tx, profileId, true));
  }

  /** With local sign-in for the root only, the last directory is the only door. */
  private async refuseLockingOut(tx: ReadTx, id: string): Promise<void> {
    const { localOnlyForRoot } = await this.settings.policy(tx);
    const others = (await this.providers.active(tx)).filter((provider) => provider.id !== id);
    if (localOnlyForRoot && others.length === 0) throw new Conflict('identity.last-provider');
  }

  /** A secret goes only to the issuer it was given for; with another one it is asked for again. */
  private sealed(
    before: IdentityProvider,
    { issuer }: UpdateIdentityProviderDto,
    clientSecret: string | undefined,
  ): { clientSecret?: string | null } {
    if (clientSecret === '') return { clientSecret: null };
    if (clientSecret !== undefined) return { clientSecret: this.secrets.seal(clientSecret).toColumn() };
    if (issuer !== undefined && issuer !== before.issuer && before.clientSecret !== null) {
      throw new Invalid('platform.invalid-input', {}, [
        { field: 'clientSecret', code: 'identity.secret-for-another-issuer' },
      ]);
    }
    return {};
  }

  private async response(tx: ReadTx, provider: IdentityProvider): Promise<IdentityProviderResponse> {
    const groups = (await this.providers.groups(tx, [provider.id])).get(provider.id) ?? [];
    return toIdentityProviderResponse(provider, groups, callbackUrl());
  }

  private note(
    tx: Tx,
    verb: string,
    { id, name }: IdentityProvider,
    before: Record<string, unknown> | null,
    after: Record<string, unknown> | null,
  ): void {
    this.audit.record(tx, {
      action: `identity-providers.${verb}`,
      subject: { type: 'identity-provider', id, name },
      before,
      after,
    });
  }
}

function audited(provider: IdentityProvider, groups: readonly GroupMapping[]): Record<string, unknown> {
  const { name, issuer, clientId, clientSecret, scopes, defaultProfileId, groupClaim } = provider;
  const { mailDomains, handlesSecondFactor, active } = provider;
  const mappings = Object.fromEntries(groups.map(({ group, profileId }) => [group, profileId]));
  return {
    name,
    issuer,
    clientId,
    clientSecret,
    scopes,
    defaultProfileId,
    groupClaim,
    groups: mappings,
    mailDomains,
    handlesSecondFactor,
    active,
  };
}

import { Injectable } from '@nestjs/common';
import { Clock, Conflict, newId } from '@guiche/kernel';
import { AuditLog } from '@guiche/platform/audit';
import { UnitOfWork, type ReadTx, type Tx } from '@guiche/platform/database';
import type { ListRequest, Page } from '@guiche/platform/http';
import { AccessDirectory } from '../access/access-directory.js';
import type { Actor } from '../access/actor.js';
import { effectivePermissions } from '../access/effective-permissions.js';
import { requireKnown, requireMayGrant, requireNotAbove } from '../access/may-grant.js';
import { maskedFields, reaches, reachNames, reachOf, type MaskedField, type Reach } from '../access/reach.js';
import { PermissionReleases } from '../permissions/permission-releases.js';
import { holdingOfProfile } from './profile-holding.js';
import {
  toProfileResponse,
  type CreateProfileDto,
  type ProfileResponse,
  type UpdateProfileDto,
} from './profile.dto.js';
import type { Profile } from './profile.entity.js';
import { ProfileRepository } from './profile.repository.js';

/** Keeps profiles (IAM-6): nobody gives, or takes over, more than he holds himself (IAM-8). */
@Injectable()
export class ProfileService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly profiles: ProfileRepository,
    private readonly releases: PermissionReleases,
    private readonly directory: AccessDirectory,
    private readonly audit: AuditLog,
  ) {}

  list(request: ListRequest): Promise<Page<ProfileResponse>> {
    return this.uow.read(async (tx) => {
      const released = await this.releases.released(tx);
      const page = await this.profiles.list(tx, request);
      return page.map((profile) => toProfileResponse(profile, effectivePermissions(profile, released)));
    });
  }

  get(id: string): Promise<ProfileResponse> {
    return this.uow.read(async (tx) => this.response(tx, await this.profiles.get(tx, id)));
  }

  create(actor: Actor, input: CreateProfileDto): Promise<ProfileResponse> {
    return this.uow.run(async (tx) => this.response(tx, await this.insert(tx, actor, input)));
  }

  /** A copy of what the profile gives now, under another name. */
  clone(actor: Actor, id: string, name: string): Promise<ProfileResponse> {
    return this.uow.run(async (tx) => {
      const source = await this.profiles.get(tx, id);
      const { description, maskedFields, requiresSecondFactor } = source;
      const permissions = [...effectivePermissions(source, await this.releases.released(tx))];
      const given = { description, permissions, maskedFields, requiresSecondFactor, ...reachOf(source) };
      return this.response(tx, await this.insert(tx, actor, { name, ...given }));
    });
  }

  update(actor: Actor, id: string, version: number, changes: UpdateProfileDto): Promise<ProfileResponse> {
    return this.uow.run(async (tx) => {
      const before = await this.profiles.lock(tx, id, version);
      const released = await this.releases.released(tx);
      const held = effectivePermissions(before, released);
      requireNotAbove(actor, holdingOfProfile(before, released), 'identity.profile-above-you');
      if (changes.permissions) requireKnown(changes.permissions, await this.releases.visibleTo(tx, actor));
      const permissions = changes.permissions && kept(before, held, changes.permissions);
      const masks = changes.maskedFields && { maskedFields: inOrder(changes.maskedFields) };
      const wanted = { ...before, ...withoutUndefined(changes), ...masks, ...(permissions && { permissions }) };
      refuseChangesOfAdministrator(before, held, wanted);
      requireMayGrant(actor, holdingOfProfile(wanted, released));
      const isAdministrator = before.builtIn === 'administrator';
      const after = await this.profiles.update(
        tx,
        before,
        { ...changes, ...masks, permissions: isAdministrator ? undefined : permissions },
        this.clock.now(),
      );
      this.note(tx, 'update', after, before, after);
      if (after !== before) await this.directory.profileChanged(tx, id, 'profile changed');
      return this.response(tx, after);
    });
  }

  remove(actor: Actor, id: string): Promise<void> {
    return this.uow.run(async (tx) => {
      const profile = await this.profiles.lock(tx, id);
      if (profile.builtIn) throw new Conflict('identity.built-in-profile');
      const released = await this.releases.released(tx);
      requireNotAbove(actor, holdingOfProfile(profile, released), 'identity.profile-above-you');
      await this.profiles.delete(tx, profile);
      this.note(tx, 'delete', profile, profile, null);
    });
  }

  private async insert(tx: Tx, actor: Actor, input: CreateProfileDto): Promise<Profile> {
    requireKnown(input.permissions, await this.releases.visibleTo(tx, actor));
    const now = this.clock.now();
    const profile: Profile = {
      id: newId(),
      name: input.name,
      description: input.description ?? '',
      builtIn: null,
      permissions: [...input.permissions].sort(),
      givenPermissions: [],
      ...reachAsked(input),
      maskedFields: inOrder(input.maskedFields ?? []),
      requiresSecondFactor: input.requiresSecondFactor ?? false,
      active: input.active ?? true,
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
    requireMayGrant(actor, holdingOfProfile(profile, await this.releases.released(tx)));
    const inserted = await this.profiles.insert(tx, profile);
    this.note(tx, 'create', inserted, null, inserted);
    return inserted;
  }

  private async response(tx: ReadTx, profile: Profile): Promise<ProfileResponse> {
    return toProfileResponse(profile, effectivePermissions(profile, await this.releases.released(tx)));
  }

  private note(tx: Tx, verb: string, { id, name }: Profile, before: Profile | null, after: Profile | null): void {
    this.audit.record(tx, {
      action: `profiles.${verb}`,
      subject: { type: 'profile', id, name },
      before: before && auditValues(before),
      after: after && auditValues(after),
    });
  }
}

/** The reach that is asked for; what is left out is not reached. */
const reachAsked = (input: CreateProfileDto): Reach =>
  Object.fromEntries(reachNames.map((name) => [reaches[name], input[reaches[name]] ?? false])) as unknown as Reach;

/** Always in one order, so that the same masks are no change. */
const inOrder = (masks: readonly MaskedField[]): MaskedField[] => maskedFields.filter((field) => masks.includes(field));

/** What was asked for, and what the profile has that nobody sees at the moment because the root keeps it back. */
const kept = (before: Profile, held: ReadonlySet<string>, wanted: readonly string[]): string[] =>
  [...new Set([...wanted, ...before.permissions.filter((code) => !held.has(code))])].sort();

const withoutUndefined = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;

/** The administrator is who can always repair everything else, so what he may do is not up for change. */
function refuseChangesOfAdministrator(before: Profile, held: ReadonlySet<string>, wanted: Profile): void {
  if (before.builtIn !== 'administrator') return;
  const isSame =
    wanted.active &&
    reachNames.every((name) => wanted[reaches[name]] === before[reaches[name]]) &&
    wanted.maskedFields.length === 0 &&
    (wanted.permissions === before.permissions || [...held].every((code) => wanted.permissions.includes(code)));
  if (!isSame) throw new Conflict('identity.administrator-is-fixed');
}

function auditValues(profile: Profile): Record<string, unknown> {
  const { name, description, permissions, maskedFields, requiresSecondFactor, active } = profile;
  return { name, description, permissions, ...reachOf(profile), maskedFields, requiresSecondFactor, active };
}

import { Injectable } from '@nestjs/common';
import { allPermissions, NotFound } from '@guiche/kernel';
import { UnitOfWork, type ReadTx } from '@guiche/platform/database';
import { PermissionReleases } from '../../permissions/permission-releases.js';
import type { Profile } from '../../profiles/profile.entity.js';
import { ProfileRepository } from '../../profiles/profile.repository.js';
import { UserRepository } from '../../users/user.repository.js';
import { AccessDirectory } from '../access-directory.js';
import type { Actor } from '../actor.js';
import type { UserScope } from '../access-scope.js';
import { effectivePermissions } from '../effective-permissions.js';

/** Why somebody holds a permission, or does not. */
export type PermissionWhy = 'root' | 'administrator' | 'profile' | 'not-in-profile' | 'kept-back' | 'inactive';

/** A permission that somebody may know of, with why another holds it or not. */
export interface ExplainedPermission {
  readonly code: string;
  readonly held: boolean;
  readonly why: PermissionWhy;
}

/** Somebody's access taken apart into what it follows from (IAM-9a). */
export interface ExplainedAccess {
  readonly user: { readonly id: string; readonly name: string; readonly active: boolean; readonly isRoot: boolean };
  readonly profile: Pick<Profile, 'id' | 'name' | 'builtIn'>;
  readonly permissions: readonly ExplainedPermission[];
  /** Null for somebody who is deactivated: he reaches nothing. */
  readonly scope: UserScope | null;
  /** Him as requests and sockets see him; null when he is deactivated. */
  readonly actor: Actor | null;
}

/** Answers why somebody may do something (IAM-9a), from the same sources as the gate: nothing is decided here. */
@Injectable()
export class AccessExplainer {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly users: UserRepository,
    private readonly profiles: ProfileRepository,
    private readonly releases: PermissionReleases,
    private readonly directory: AccessDirectory,
  ) {}

  /** What `viewer` may know of somebody's access: permissions that do not exist for the viewer are not told. */
  explain(viewer: Actor, userId: string): Promise<ExplainedAccess> {
    return this.uow.read((tx) => this.explainIn(tx, viewer, userId));
  }

  async explainIn(tx: ReadTx, viewer: Actor, userId: string): Promise<ExplainedAccess> {
    const { id, name, active, isRoot, profileId } = await this.users.get(tx, userId);
    const profile = await this.profiles.get(tx, profileId);
    const released = await this.releases.released(tx);
    const visible = await this.releases.list(tx, viewer);
    const actor = await this.directory.actorOf(tx, id);
    const given = effectivePermissions(profile, released);
    const permissions = visible.map(({ code }): ExplainedPermission => {
      const why = whyOf({ active, isRoot, profile, isGiven: given.has(code), isReleased: isReleased(code, released) });
      return { code, held: actor?.permissions.has(code) ?? false, why };
    });
    return { user: { id, name, active, isRoot }, profile, permissions, scope: actor?.scope ?? null, actor };
  }

  /** One permission of somebody's; 404 for one that does not exist for the viewer. */
  async permission(viewer: Actor, userId: string, code: string): Promise<ExplainedAccess> {
    const access = await this.explain(viewer, userId);
    const permissions = access.permissions.filter((permission) => permission.code === code);
    if (permissions.length === 0) throw new NotFound('platform.not-found');
    return { ...access, permissions };
  }
}

const isReleased = (code: string, released: ReadonlySet<string>): boolean =>
  released.has(code) || !allPermissions().some((permission) => permission.code === code && permission.rootOnly);

function whyOf(facts: {
  active: boolean;
  isRoot: boolean;
  profile: Profile;
  isGiven: boolean;
  isReleased: boolean;
}): PermissionWhy {
  const { active, isRoot, profile, isGiven } = facts;
  if (!active) return 'inactive';
  if (isRoot) return 'root';
  if (!facts.isReleased) return 'kept-back';
  if (!isGiven) return 'not-in-profile';
  return profile.builtIn === 'administrator' ? 'administrator' : 'profile';
}

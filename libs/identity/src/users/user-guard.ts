import { Injectable } from '@nestjs/common';
import { Forbidden, Invalid } from '@guiche/kernel';
import type { ReadTx } from '@guiche/platform/database';
import type { Actor } from '../access/actor.js';
import { requireNotAbove, type Holding } from '../access/may-grant.js';
import { HierarchyRepository } from '../hierarchy/hierarchy.repository.js';
import { reachesEverything } from '../hierarchy/hierarchy-rules.js';
import { PermissionReleases } from '../permissions/permission-releases.js';
import { holdingOfProfile } from '../profiles/profile-holding.js';
import { ProfileRepository } from '../profiles/profile.repository.js';
import type { User } from './user.entity.js';

/** Who may change whom: asked by every path that changes a user, so that none of them is a way to rise (IAM-8). */
@Injectable()
export class UserGuard {
  constructor(
    private readonly profiles: ProfileRepository,
    private readonly releases: PermissionReleases,
    private readonly hierarchy: HierarchyRepository,
  ) {}

  /** Throws when the other one holds more than the actor, or stands above him and so may reach what he does not. */
  async requireMayChange(tx: ReadTx, actor: Actor, other: User): Promise<void> {
    if (other.id === actor.userId) return;
    const holding = await this.holdingOf(tx, other.profileId, false);
    requireNotAbove(actor, { ...holding, isRoot: other.isRoot }, 'identity.user-above-you');
    if (!reachesEverything(actor) && (await this.hierarchy.isBelow(tx, actor.userId, other.id))) {
      throw new Forbidden('identity.user-is-your-superior');
    }
  }

  /** What a profile gives; one that is newly given to somebody must exist and be active. */
  async holdingOf(tx: ReadTx, profileId: string, isNew: boolean): Promise<Holding> {
    const profile = await this.profiles.find(tx, profileId);
    if (!profile || (isNew && !profile.active)) {
      throw new Invalid('platform.invalid-input', {}, [{ field: 'profileId', code: 'identity.no-such-profile' }]);
    }
    return holdingOfProfile(profile, await this.releases.released(tx));
  }
}

import { Injectable } from '@nestjs/common';
import { Clock, newId } from '@guiche/kernel';
import { UnitOfWork, type Tx } from '@guiche/platform/database';
import { AccessDirectory } from '../access/access-directory.js';
import { reachOf } from '../access/reach.js';
import { builtInProfiles, givenTo, type BuiltInProfile } from './built-in-profiles.js';
import type { Profile } from './profile.entity.js';
import { ProfileRepository } from './profile.repository.js';

/**
 * Sees to it that the built-in profiles exist (IAM-7), at every start. A permission that a release brings is added to
 * the profiles it is meant for; what an administrator changed meanwhile stays as he left it.
 */
@Injectable()
export class BuiltInProfiles {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly profiles: ProfileRepository,
    private readonly directory: AccessDirectory,
  ) {}

  async ensure(): Promise<void> {
    await this.uow.run(async (tx) => {
      await this.profiles.lockBuiltIns(tx);
      for (const description of builtInProfiles) await this.ensureOne(tx, description);
    });
  }

  private async ensureOne(tx: Tx, description: BuiltInProfile): Promise<void> {
    const given = givenTo(description).sort();
    const found = await this.profiles.builtIn(tx, description.code);
    const now = this.clock.now();
    if (!found) {
      await this.profiles.insert(tx, newProfile(description, given, now));
      return;
    }
    const fresh = given.filter((code) => !found.givenPermissions.includes(code));
    if (fresh.length === 0) return;
    const permissions = [...new Set([...found.permissions, ...fresh])].sort();
    await this.profiles.update(tx, found, { permissions, givenPermissions: given }, now);
    await this.directory.profileChanged(tx, found.id, 'a release brought permissions');
  }
}

const newProfile = (description: BuiltInProfile, given: string[], now: Date): Profile => ({
  id: newId(),
  name: description.name,
  description: description.description,
  builtIn: description.code,
  permissions: given,
  givenPermissions: given,
  ...reachOf(description),
  maskedFields: [],
  requiresSecondFactor: false,
  active: true,
  version: 1,
  createdAt: now,
  updatedAt: now,
});

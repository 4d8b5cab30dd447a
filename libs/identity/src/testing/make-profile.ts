import { newId, SystemClock } from '@guiche/kernel';
import type { Tx } from '@guiche/platform/database';
import { Profile } from '../profiles/profile.entity.js';
import { ProfileRepository } from '../profiles/profile.repository.js';

/** Writes a profile without permissions or reach beyond its users' own records; `values` say what matters to the test. */
export function makeProfile(tx: Tx, values: Partial<Profile> = {}): Promise<Profile> {
  const id = values.id ?? newId();
  const now = new SystemClock().now();
  return new ProfileRepository().insert(tx, {
    name: `Profile ${id.slice(-8)}`,
    description: '',
    builtIn: null,
    permissions: [],
    givenPermissions: [],
    reachesUnassigned: false,
    reachesOthers: false,
    reachesParticipating: false,
    reachesTeam: false,
    reachesSector: false,
    reachesSubordinates: false,
    reachesAllInboxes: false,
    maskedFields: [],
    requiresSecondFactor: false,
    active: true,
    version: 1,
    createdAt: now,
    updatedAt: now,
    ...values,
    id,
  });
}

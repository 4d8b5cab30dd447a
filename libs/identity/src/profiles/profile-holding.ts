import { effectivePermissions } from '../access/effective-permissions.js';
import type { Holding } from '../access/may-grant.js';
import type { Profile } from './profile.entity.js';

/** All that a profile gives to its users, given what the root has released. */
export const holdingOfProfile = (
  profile: Pick<Profile, 'builtIn' | 'permissions' | 'reachesUnassigned' | 'reachesOthers' | 'reachesAllInboxes'>,
  released: ReadonlySet<string>,
): Holding => ({
  permissions: effectivePermissions(profile, released),
  unassigned: profile.reachesUnassigned,
  others: profile.reachesOthers,
  allInboxes: profile.reachesAllInboxes,
});

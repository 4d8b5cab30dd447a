import { effectivePermissions } from '../access/effective-permissions.js';
import type { Holding } from '../access/may-grant.js';
import { reaches, reachNames, type Reach } from '../access/reach.js';
import type { Profile } from './profile.entity.js';

/** All that a profile gives to its users, given what the root has released. */
export const holdingOfProfile = (
  profile: Pick<Profile, 'builtIn' | 'permissions' | 'maskedFields'> & Reach,
  released: ReadonlySet<string>,
): Holding => ({
  permissions: effectivePermissions(profile, released),
  reach: new Set(reachNames.filter((name) => profile[reaches[name]])),
  masked: new Set(profile.maskedFields),
});

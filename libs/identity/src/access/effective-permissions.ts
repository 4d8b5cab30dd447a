import { allPermissions, type PermissionDefinition } from '@guiche/kernel';

/** What of a profile decides which permissions its users hold. */
export interface ProfilePermissions {
  readonly builtIn: string | null;
  readonly permissions: readonly string[];
}

/**
 * The permissions that the users of a profile hold: those of the profile that exist in this release and are not kept
 * back by the root (IAM-8). The built-in administrator holds everything that is not kept back.
 */
export function effectivePermissions(
  profile: ProfilePermissions,
  released: ReadonlySet<string>,
  defined: readonly PermissionDefinition[] = allPermissions(),
): ReadonlySet<string> {
  const available = defined.filter(({ code, rootOnly }) => !rootOnly || released.has(code)).map(({ code }) => code);
  if (profile.builtIn === 'administrator') return new Set(available);
  const given = new Set(profile.permissions);
  return new Set(available.filter((code) => given.has(code)));
}

/** What the root holds: everything, whether released or not. */
export const rootPermissions = (): ReadonlySet<string> => new Set(allPermissions().map(({ code }) => code));

import { Forbidden, Invalid } from '@guiche/kernel';
import type { Actor } from './actor.js';

/** All that a profile, a user or a token gives to whoever has it. */
export interface Holding {
  readonly permissions: ReadonlySet<string>;
  readonly unassigned: boolean;
  readonly others: boolean;
  readonly allInboxes: boolean;
}

/** What an actor holds himself. */
export const holdingOf = ({ permissions, scope }: Actor): Holding => ({
  permissions,
  unassigned: scope.unassigned,
  others: scope.others,
  allInboxes: scope.inboxIds === 'all',
});

/** What of `wanted` goes beyond what `own` holds: permission codes, and `reach:…` for records. Empty: nothing does. */
export function beyond(own: Holding, wanted: Holding): string[] {
  const reach = (['unassigned', 'others', 'allInboxes'] as const)
    .filter((name) => wanted[name] && !own[name])
    .map((name) => `reach:${name}`);
  return [...[...wanted.permissions].filter((code) => !own.permissions.has(code)), ...reach];
}

/** Nobody grants, by any path, what he does not hold himself (IAM-8). */
export function requireMayGrant(actor: Actor, wanted: Holding): void {
  const missing = beyond(holdingOf(actor), wanted);
  if (missing.length > 0) throw new Forbidden('identity.cannot-grant', { missing: missing.join(', ') });
}

/** Nobody changes somebody, or a profile, that holds more than he does: it would be a way to take it over. */
export function requireNotAbove(actor: Actor, other: Holding & { readonly isRoot?: boolean }, code: string): void {
  if ((other.isRoot && !actor.isRoot) || beyond(holdingOf(actor), other).length > 0) throw new Forbidden(code);
}

/** Throws Invalid for codes that, to him, do not exist. */
export function requireKnown(codes: readonly string[], visible: ReadonlySet<string>): void {
  const unknown = codes.filter((code) => !visible.has(code));
  if (unknown.length > 0) {
    throw new Invalid('platform.invalid-input', {}, [
      {
        field: 'permissions',
        code: 'identity.unknown-permission',
        params: { unknown: unknown.slice(0, 20).join(', ') },
      },
    ]);
  }
}

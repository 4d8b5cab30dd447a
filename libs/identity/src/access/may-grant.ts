import { Forbidden, Invalid } from '@guiche/kernel';
import type { Actor } from './actor.js';
import { reachNames, type MaskedField, type ReachName } from './reach.js';

/** All that a profile, a user or a token gives to whoever has it. */
export interface Holding {
  readonly permissions: ReadonlySet<string>;
  readonly reach: ReadonlySet<ReachName>;
  /** What of customers stays hidden: a mask that is lifted is granted like a permission. */
  readonly masked: ReadonlySet<MaskedField>;
}

/** What an actor holds himself. */
export const holdingOf = ({ permissions, scope }: Actor): Holding => ({
  permissions,
  reach: new Set(
    reachNames.filter((name) => (name === 'allInboxes' ? scope.inboxIds === 'all' : (scope[name] ?? false))),
  ),
  masked: new Set(scope.masked),
});

/**
 * What of `wanted` goes beyond what `own` holds: permission codes, `reach:…` for records, `unmasked:…` for what of
 * customers would be seen. Empty: nothing does.
 */
export function beyond(own: Holding, wanted: Holding): string[] {
  const permissions = [...wanted.permissions].filter((code) => !own.permissions.has(code));
  const reach = reachNames.filter((name) => wanted.reach.has(name) && !covers(own.reach, name));
  const unmasked = [...own.masked].filter((field) => !wanted.masked.has(field));
  return [...permissions, ...reach.map((name) => `reach:${name}`), ...unmasked.map((field) => `unmasked:${field}`)];
}

// Tickets of others include those of a team's and of subordinates; with nobody's as well they are all there is.
const coveredBy: Readonly<Partial<Record<ReachName, readonly ReachName[]>>> = {
  team: ['others'],
  subordinates: ['others'],
  participating: ['others', 'unassigned'],
  sector: ['others', 'unassigned'],
};

/** Whether a reach is held, by itself or because wider ones include it. */
function covers(own: ReadonlySet<ReachName>, name: ReachName): boolean {
  return own.has(name) || (coveredBy[name]?.every((wider) => own.has(wider)) ?? false);
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

import { Conflict } from '@guiche/kernel';
import type { Actor } from '../access/actor.js';
import type { User } from './user.entity.js';

/** Throws when somebody would lock himself out, or no root would remain; `roots` are the active ones, locked. */
export function refuseLockingOut(
  actor: Actor,
  before: User,
  changes: { readonly active?: boolean; readonly isRoot?: boolean },
  roots: readonly string[],
): void {
  const isDeactivated = before.active && changes.active === false;
  if (isDeactivated && before.id === actor.userId) throw new Conflict('identity.cannot-deactivate-yourself');
  const losesRoot = before.isRoot && before.active && (isDeactivated || changes.isRoot === false);
  if (losesRoot && roots.every((id) => id === before.id)) throw new Conflict('identity.last-root');
}

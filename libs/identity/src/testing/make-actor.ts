import { newId } from '@guiche/kernel';
import type { UserScope } from '../access/access-scope.js';
import type { Actor } from '../access/actor.js';

/** What a test may say about an actor. */
export type ActorValues = Partial<Omit<Actor, 'permissions' | 'scope'>> & {
  readonly permissions?: Iterable<string>;
  readonly scope?: Partial<UserScope>;
};

/** An actor that is in no table: holds nothing and reaches only what is his own, unless told otherwise. */
export function makeActor(values: ActorValues = {}): Actor {
  const { permissions = [], scope, ...rest } = values;
  const userId = rest.userId ?? newId();
  return {
    kind: 'user',
    name: 'Actor',
    isRoot: false,
    language: 'pt-BR',
    ...rest,
    userId,
    permissions: new Set(permissions),
    scope: { kind: 'user', userId, unassigned: false, others: false, inboxIds: [], ...scope },
  };
}

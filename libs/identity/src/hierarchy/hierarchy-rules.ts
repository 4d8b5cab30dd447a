import type { Actor } from '../access/actor.js';

/** Whether there is nothing left for him to gain by anybody's place in the hierarchy. */
export const reachesEverything = ({ isRoot, scope }: Actor): boolean =>
  isRoot || (scope.others && scope.unassigned && scope.inboxIds === 'all');

/** Whether he may let somebody reach the tickets of subordinates: reaching those of others includes it (IAM-8). */
export const mayShowTicketsOfOthers = ({ isRoot, scope }: Actor): boolean => isRoot || scope.others;

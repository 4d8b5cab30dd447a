import type { AccessScope, UserScope } from '@guiche/identity';
import type { Bind } from '@guiche/platform/http';
import { partsOf, type PartialReach } from '../ticket-scope.js';

/**
 * How the parts of a reach are read in a list: `each` goes from person to person, or sector to sector, taking the newest
 * of each by its index; `along` walks down the lists of the inboxes and asks of each ticket whether it is reached. From
 * person to person costs by the number of persons, along the list it does not: with many of them it finds a page sooner.
 */
export interface ReachWays {
  readonly people: 'each' | 'along';
  readonly sectors: 'each' | 'along';
}

/**
 * Up to so many people or sectors are read one by one. Each of them costs a few pages, and down the list it takes more
 * tickets the rarer the reached ones are: of 100,000 people, both cost the same at about this many. Counting goes on for
 * longer one by one, because it needs forty times as many tickets as a page and not the newest.
 */
export const manyReached = { page: 1_500, count: 20_000 } as const;

export const eachByEach: ReachWays = { people: 'each', sectors: 'each' };

/** Whose tickets somebody reaches by team and hierarchy, as ids; may name a person twice. */
export function peopleSql(scope: UserScope, parts: readonly PartialReach[], bind: Bind): string {
  const ways = [
    ...(parts.includes('team')
      ? [`SELECT tm.user_id FROM team_member tm WHERE tm.team_id = ANY (${bind(scope.teamIds ?? [])}::uuid[])`]
      : []),
    ...(parts.includes('subordinates')
      ? [`SELECT us.user_id FROM user_subordinate us WHERE us.superior_id = ${bind(scope.userId)}::uuid`]
      : []),
  ];
  return ways.join(' UNION ALL ');
}

/** The sectors that somebody reaches: his own and all below them. */
export const sectorsSql = (scope: UserScope, bind: Bind): string =>
  `SELECT sw.sector_id FROM sector_within sw WHERE sw.ancestor_id = ANY (${bind(scope.sectorIds ?? [])}::uuid[])`;

/** Counts both, no further than it matters; null when the scope has neither. Few pages, however many there are. */
export function countReachedSql(scope: AccessScope, limit: number): { text: string; values: unknown[] } | null {
  if (scope.kind === 'system') return null;
  const parts = partsOf(scope);
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const counted = (sql: string): string =>
    sql === '' ? '0' : `(SELECT count(*)::int FROM (${sql} LIMIT ${limit + 1}) c)`;
  const people = peopleSql(scope, parts, bind);
  const sectors = parts.includes('sector') ? sectorsSql(scope, bind) : '';
  if (people === '' && sectors === '') return null;
  return { text: `SELECT ${counted(people)} AS people, ${counted(sectors)} AS sectors`, values };
}

/** The ways for so many people and sectors. */
export const waysFor = ({ people, sectors }: { people: number; sectors: number }, limit: number): ReachWays => ({
  people: people > limit ? 'along' : 'each',
  sectors: sectors > limit ? 'along' : 'each',
});

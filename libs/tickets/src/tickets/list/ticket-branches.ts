import type { AccessScope, UserScope } from '@guiche/identity';
import type { Bind } from '@guiche/platform/http';
import { partsOf, partSql, type PartialReach } from '../ticket-scope.js';
import { peopleSql, sectorsSql, type ReachWays } from './reach-ways.js';
import type { TicketView } from './ticket.list.js';

/** Whose tickets one branch of a list reads. These never overlap with each other; parts of a reach may, with all of them. */
export type OwnerSet = 'own' | 'nobodys' | 'somebodys' | 'any' | PartSet;

/** What is read for the parts of a reach: `people` is team and hierarchy together. */
export type PartSet = 'participating' | 'people' | 'sectors';

/**
 * Which sets of tickets a view consists of for somebody: the view narrowed by his scope (IAM-9). Each set can be read
 * newest first from an index, which their union in one WHERE could not. Empty when he can see none.
 */
export function ownersOf(scope: AccessScope, view: TicketView): readonly OwnerSet[] {
  if (scope.kind === 'system') return view === 'unassigned' ? ['nobodys'] : ['any'];
  const { unassigned, others } = scope;
  if (view === 'mine') return ['own'];
  // What is nobody's is in no team and below nobody.
  if (view === 'unassigned') return unassigned ? ['nobodys'] : partSets(scope).filter((set) => set !== 'people');
  if (unassigned && others) return ['any'];
  if (unassigned) return ['own', 'nobodys', ...partSets(scope)];
  return [others ? 'somebodys' : 'own', ...partSets(scope)];
}

function partSets(scope: UserScope): PartSet[] {
  const parts = partsOf(scope);
  return [
    ...(parts.includes('participating') ? (['participating'] as const) : []),
    ...(parts.includes('team') || parts.includes('subordinates') ? (['people'] as const) : []),
    ...(parts.includes('sector') ? (['sectors'] as const) : []),
  ];
}

const isPart = (owner: OwnerSet): owner is PartSet =>
  owner === 'participating' || owner === 'people' || owner === 'sectors';

/** Whether branches may find a ticket twice: then it is told apart by its id. */
export const overlap = (owners: readonly OwnerSet[]): boolean => owners.some(isPart);

/** What a list reads: whose tickets, live or closed ones or both, from which inboxes. */
export interface BranchPlan {
  readonly owners: readonly OwnerSet[];
  readonly live: boolean | undefined;
  readonly userId: string | null;
  /** Null means every inbox. */
  readonly inboxIds: readonly string[] | null;
  /** Whose the parts of the reach are, with the way to read them; only where `owners` has parts. */
  readonly reach?: { readonly scope: UserScope; readonly ways: ReachWays };
}

/** How much each branch reads, and what else its rows must be; `condition` speaks of the ticket `t`. */
export interface BranchReading {
  readonly condition: string;
  readonly columns: string;
  /** `ORDER BY … LIMIT …` of each branch; empty when order does not matter. */
  readonly tail: string;
  /** Where order does not matter: how far each branch is read as a whole. */
  readonly enough?: string;
}

/**
 * SQL that reads the plan's tickets, each branch along the index made for it: own tickets by owner, all others as the
 * newest of each inbox, merged. Its cost grows with the inboxes somebody reaches, not with their tickets.
 */
export function branchesSql(plan: BranchPlan, reading: BranchReading, bind: Bind): string {
  const user = plan.userId !== null && plan.owners.includes('own') ? bind(plan.userId) : '';
  // Behind a SELECT, so that PostgreSQL does not look at how many they are and keeps one plan for everybody.
  const inboxes = plan.inboxIds === null ? null : `(SELECT ${bind(plan.inboxIds)}::uuid[])::uuid[]`;
  const livenesses =
    plan.live === undefined ? ['t.is_live', 'NOT t.is_live'] : [plan.live ? 't.is_live' : 'NOT t.is_live'];
  const { columns, tail, condition } = reading;
  const read = (from: string, where: string): string =>
    `(SELECT ${columns} FROM ${from} WHERE ${where} AND ${condition} ${tail})`;
  const perInbox = (where: string): string =>
    `(SELECT t.* FROM ${inboxes === null ? 'inbox i' : `unnest(${inboxes}) AS i (id)`}
      CROSS JOIN LATERAL ${read('ticket t', `t.inbox_id = i.id AND ${where}`)} t)`;
  const branch = (owner: OwnerSet, live: string): string => {
    switch (owner) {
      case 'own':
        return read(
          'ticket t',
          `t.assignee_id = ${user}::uuid AND ${live}${inboxes === null ? '' : ` AND t.inbox_id = ANY (${inboxes}::uuid[])`}`,
        );
      case 'nobodys':
        return perInbox(`${live} AND t.assignee_id IS NULL`);
      case 'somebodys':
        return perInbox(`${live} AND t.assignee_id IS NOT NULL`);
      case 'any':
        return perInbox(live);
      case 'participating':
      case 'people':
      case 'sectors':
        return part(owner, live);
    }
  };
  const parts = plan.owners.some(isPart) && plan.reach ? partsSql(plan.owners, plan.reach, bind) : null;
  const within = inboxes === null ? '' : ` AND t.inbox_id = ANY (${inboxes})`;
  const part = (owner: PartSet, live: string): string => {
    if (parts === null) throw new Error('A list by parts of a reach needs to know whose');
    const along = parts.along[owner];
    if (along !== undefined) return perInbox(`${live} AND ${along}`);
    if (owner === 'participating') {
      // Once a follower and once the owner is one ticket.
      const own = `SELECT DISTINCT tp.ticket_id FROM ticket_participant tp WHERE tp.user_id = ${parts.userId}`;
      return read(`(${own}) p JOIN ticket t ON t.id = p.ticket_id`, `${live}${within}`);
    }
    const column = owner === 'people' ? 't.assignee_id' : 't.sector_id';
    const newest = read('ticket t', `${column} = x.id AND ${live}${within}`);
    return `(SELECT t.* FROM (SELECT DISTINCT ids.id FROM (${parts.each[owner]}) AS ids (id)) x CROSS JOIN LATERAL ${newest} t ${reading.enough ?? ''})`;
  };
  const branches = plan.owners.flatMap((owner) => livenesses.map((live) => branch(owner, live)));
  return branches.join(overlap(plan.owners) ? '\nUNION\n' : '\nUNION ALL\n');
}

/** The conditions and the sets of ids of the parts of a reach, bound once for all branches. */
function partsSql(
  owners: readonly OwnerSet[],
  { scope, ways }: { scope: UserScope; ways: ReachWays },
  bind: Bind,
): PartsSql {
  const parts = partsOf(scope);
  const by = (wanted: readonly PartialReach[]): string =>
    `(${parts
      .filter((part) => wanted.includes(part))
      .map((part) => partSql(scope, part, 't', bind))
      .join(' OR ')})`;
  const hasPeople = owners.includes('people');
  const hasSectors = owners.includes('sectors');
  return {
    userId: owners.includes('participating') ? `${bind(scope.userId)}::uuid` : '',
    along: {
      ...(hasPeople && ways.people === 'along' && { people: by(['team', 'subordinates']) }),
      ...(hasSectors && ways.sectors === 'along' && { sectors: by(['sector']) }),
    },
    each: {
      people: hasPeople && ways.people === 'each' ? peopleSql(scope, parts, bind) : '',
      sectors: hasSectors && ways.sectors === 'each' ? sectorsSql(scope, bind) : '',
    },
  };
}

interface PartsSql {
  readonly userId: string;
  readonly along: Readonly<Partial<Record<PartSet, string>>>;
  readonly each: Readonly<Record<'people' | 'sectors', string>>;
}

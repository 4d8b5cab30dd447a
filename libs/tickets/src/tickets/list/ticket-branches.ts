import type { AccessScope } from '@guiche/identity';
import type { Bind } from '@guiche/platform/http';
import type { TicketView } from './ticket.list.js';

/** Whose tickets one branch of a list reads. The branches of a list never overlap. */
export type OwnerSet = 'own' | 'nobodys' | 'somebodys' | 'any';

/**
 * Which sets of tickets a view consists of for somebody: the view narrowed by his scope (IAM-9). Each set can be read
 * newest first from an index, which their union in one WHERE could not. Empty when he can see none.
 */
export function ownersOf(scope: AccessScope, view: TicketView): readonly OwnerSet[] {
  if (scope.kind === 'system') return view === 'unassigned' ? ['nobodys'] : ['any'];
  const { unassigned, others } = scope;
  if (view === 'mine') return ['own'];
  if (view === 'unassigned') return unassigned ? ['nobodys'] : [];
  if (unassigned && others) return ['any'];
  if (unassigned) return ['own', 'nobodys'];
  return others ? ['somebodys'] : ['own'];
}

/** What a list reads: whose tickets, live or closed ones or both, from which inboxes. */
export interface BranchPlan {
  readonly owners: readonly OwnerSet[];
  readonly live: boolean | undefined;
  readonly userId: string | null;
  /** Null means every inbox. */
  readonly inboxIds: readonly string[] | null;
}

/** How much each branch reads, and what else its rows must be; `condition` speaks of the ticket `t`. */
export interface BranchReading {
  readonly condition: string;
  readonly columns: string;
  /** `ORDER BY … LIMIT …` of each branch; empty when order does not matter. */
  readonly tail: string;
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
    }
  };
  return plan.owners.flatMap((owner) => livenesses.map((live) => branch(owner, live))).join('\nUNION ALL\n');
}

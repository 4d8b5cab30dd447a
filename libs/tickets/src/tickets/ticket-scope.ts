import type { AccessScope } from '@guiche/identity';

/** What of a ticket decides who reaches it. */
export interface TicketFacts {
  readonly inboxId: string;
  readonly assigneeId: string | null;
}

/** Adds a value to a statement and gives its placeholder. */
type Bind = (value: unknown) => string;

/**
 * Which tickets a scope reaches (IAM-9), once as SQL for everything that reads tables and once as a function for what
 * is already at hand, such as the audience of a realtime message. A property test holds the two together.
 */
export const ticketScope = {
  /** The condition on the table `alias`; the values it needs go through `bind`. */
  toSql(scope: AccessScope, alias: string, bind: Bind): string {
    if (scope.kind === 'system') return 'true';
    const owner = ownerSql(scope, alias, bind);
    if (scope.inboxIds === 'all') return owner;
    return `(${alias}.inbox_id = ANY (${bind(scope.inboxIds)}::uuid[]) AND ${owner})`;
  },

  admits(scope: AccessScope, ticket: TicketFacts): boolean {
    if (scope.kind === 'system') return true;
    if (scope.inboxIds !== 'all' && !scope.inboxIds.includes(ticket.inboxId)) return false;
    if (ticket.assigneeId === scope.userId) return true;
    return ticket.assigneeId === null ? scope.unassigned : scope.others;
  },
};

function ownerSql(scope: Extract<AccessScope, { kind: 'user' }>, alias: string, bind: Bind): string {
  const { unassigned, others } = scope;
  if (unassigned && others) return 'true';
  if (others) return `${alias}.assignee_id IS NOT NULL`;
  // Bound only where it is used: PostgreSQL refuses a value without a place.
  const own = `${alias}.assignee_id = ${bind(scope.userId)}::uuid`;
  return unassigned ? `(${own} OR ${alias}.assignee_id IS NULL)` : own;
}

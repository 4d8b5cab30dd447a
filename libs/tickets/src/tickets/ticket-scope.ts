import type { AccessScope, UserScope } from '@guiche/identity';

/** What of a ticket decides who reaches it. What is absent matches nobody's reach. */
export interface TicketFacts {
  readonly inboxId: string;
  readonly assigneeId: string | null;
  /** Followers and former assignees. */
  readonly participantIds?: readonly string[];
  /** Everybody above the assignee in the hierarchy. */
  readonly assigneeSuperiorIds?: readonly string[];
  readonly assigneeTeamIds?: readonly string[];
  /** The ticket's sector and all above it. */
  readonly sectorIds?: readonly string[];
}

/** Adds a value to a statement and gives its placeholder. */
type Bind = (value: unknown) => string;

/** The parts of a reach beyond own tickets, those of nobody and those of others. */
export type PartialReach = 'participating' | 'team' | 'sector' | 'subordinates';

/**
 * Which parts of a scope's reach add something: not those that wider ones include, nor a team or sector of one who is in
 * none. Profiles that have only the wide ones are asked exactly the SQL they were asked before there were others.
 */
export function partsOf(scope: UserScope): readonly PartialReach[] {
  const { unassigned, others } = scope;
  if (unassigned && others) return [];
  const parts: PartialReach[] = [];
  if (scope.participating) parts.push('participating');
  if (scope.sector && (scope.sectorIds?.length ?? 0) > 0) parts.push('sector');
  if (scope.team && !others && (scope.teamIds?.length ?? 0) > 0) parts.push('team');
  if (scope.subordinates && !others) parts.push('subordinates');
  return parts;
}

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
    if (ticket.assigneeId === null ? scope.unassigned : scope.others) return true;
    return partsOf(scope).some((part) => reachesBy[part](scope, ticket));
  },

  /** What of a scope reaches the ticket, for explaining it: empty when nothing does, or its inbox is out of reach. */
  reasons(scope: UserScope, ticket: TicketFacts): readonly ('own' | 'unassigned' | 'others' | PartialReach)[] {
    if (scope.inboxIds !== 'all' && !scope.inboxIds.includes(ticket.inboxId)) return [];
    const isOwn = ticket.assigneeId === scope.userId;
    const parts: readonly PartialReach[] = ['participating', 'team', 'sector', 'subordinates'];
    return [
      ...(isOwn ? (['own'] as const) : []),
      ...(ticket.assigneeId === null && scope.unassigned ? (['unassigned'] as const) : []),
      ...(ticket.assigneeId !== null && !isOwn && scope.others ? (['others'] as const) : []),
      ...parts.filter((part) => scope[part] && reachesBy[part](scope, ticket)),
    ];
  },
};

const share = (some: readonly string[] | undefined, others: readonly string[] | undefined): boolean =>
  some !== undefined && others !== undefined && some.some((id) => others.includes(id));

const reachesBy: Readonly<Record<PartialReach, (scope: UserScope, ticket: TicketFacts) => boolean>> = {
  participating: ({ userId }, { participantIds }) => participantIds?.includes(userId) ?? false,
  team: ({ teamIds }, { assigneeTeamIds }) => share(teamIds, assigneeTeamIds),
  sector: (scope, { sectorIds }) => share(scope.sectorIds, sectorIds),
  subordinates: ({ userId }, { assigneeSuperiorIds }) => assigneeSuperiorIds?.includes(userId) ?? false,
};

function ownerSql(scope: UserScope, alias: string, bind: Bind): string {
  const { unassigned, others } = scope;
  if (unassigned && others) return 'true';
  const base = baseSql(scope, alias, bind);
  const parts = partsOf(scope);
  if (parts.length === 0) return base;
  return `(${[base, ...parts.map((part) => partSql(scope, part, alias, bind))].join(' OR ')})`;
}

function baseSql({ unassigned, others, userId }: UserScope, alias: string, bind: Bind): string {
  if (others) return `${alias}.assignee_id IS NOT NULL`;
  // Bound only where it is used: PostgreSQL refuses a value without a place.
  const own = `${alias}.assignee_id = ${bind(userId)}::uuid`;
  return unassigned ? `(${own} OR ${alias}.assignee_id IS NULL)` : own;
}

/** The condition of one part of a reach; each is one look into an index by ticket, owner or sector. */
export function partSql(scope: UserScope, part: PartialReach, alias: string, bind: Bind): string {
  switch (part) {
    case 'participating':
      return `EXISTS (SELECT 1 FROM ticket_participant tp WHERE tp.ticket_id = ${alias}.id AND tp.user_id = ${bind(scope.userId)}::uuid)`;
    case 'team':
      return `EXISTS (SELECT 1 FROM team_member tm WHERE tm.user_id = ${alias}.assignee_id AND tm.team_id = ANY (${bind(scope.teamIds ?? [])}::uuid[]))`;
    case 'sector':
      return `EXISTS (SELECT 1 FROM sector_within sw WHERE sw.sector_id = ${alias}.sector_id AND sw.ancestor_id = ANY (${bind(scope.sectorIds ?? [])}::uuid[]))`;
    case 'subordinates':
      return `EXISTS (SELECT 1 FROM user_subordinate us WHERE us.superior_id = ${bind(scope.userId)}::uuid AND us.user_id = ${alias}.assignee_id)`;
  }
}

/** Columns that carry what decides who reaches the ticket `alias`, under the names of `TicketFacts`. */
export const ticketFactsSql = (alias: string): string => `
  ${alias}.inbox_id AS "inboxId", ${alias}.assignee_id AS "assigneeId",
  ARRAY (SELECT tp.user_id FROM ticket_participant tp WHERE tp.ticket_id = ${alias}.id) AS "participantIds",
  ${ownerFactsSql(`${alias}.assignee_id`, `${alias}.sector_id`)}`;

/** The same of an owner and a sector that are not, or no longer, those of a row. */
export const ownerFactsSql = (assigneeId: string, sectorId: string): string => `
  ARRAY (SELECT us.superior_id FROM user_subordinate us WHERE us.user_id = ${assigneeId}) AS "assigneeSuperiorIds",
  ARRAY (SELECT tm.team_id FROM team_member tm WHERE tm.user_id = ${assigneeId}) AS "assigneeTeamIds",
  ARRAY (SELECT sw.ancestor_id FROM sector_within sw WHERE sw.sector_id = ${sectorId}) AS "sectorIds"`;

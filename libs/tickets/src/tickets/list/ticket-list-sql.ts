import { Invalid } from '@guiche/kernel';
import { isMasked, type AccessScope } from '@guiche/identity';
import { filterSql, type Bind, type ListRequest } from '@guiche/platform/http';
import { ticketScope } from '../ticket-scope.js';
import { isLive, type TicketStatus } from '../ticket-transitions.js';
import { scopeShape } from '../scoped-statement.js';
import { eachByEach, type ReachWays } from './reach-ways.js';
import { branchesSql, overlap, ownersOf, type BranchPlan } from './ticket-branches.js';
import { inboxesNamed, ticketList, type TicketView } from './ticket.list.js';

/** Where a program goes on reading. */
interface Cursor {
  readonly key: string;
  readonly id: string;
}

/** SQL and values of a list, and the name of its shape when it is one of the standard ones. */
export interface ListSql {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly shape: string | null;
}

/** How long pages usually are; each makes a statement of its own. */
const usualLimits = new Set([10, 20, 25, 30, 50, 100]);

/** A request that nobody can be shown a row for. */
export const nothing = null;

export const encodeCursor = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify([cursor.key, cursor.id])).toString('base64url');

function decodeCursor(text: string): Cursor {
  try {
    const [key, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[];
    if (typeof key === 'string' && typeof id === 'string') return { key, id };
  } catch {
    // falls through to the refusal
  }
  throw new Invalid('platform.invalid-list-request', {}, [{ field: 'cursor', code: 'platform.field.is-cursor' }]);
}

const keyTypes: Readonly<Record<string, string>> = {
  lastActivityAt: 'timestamptz',
  updatedAt: 'timestamptz',
  createdAt: 'uuid',
  id: 'uuid',
  protocol: 'text',
};

/** By which way a search is answered: from the people who match, or along the list, trying each ticket's contact. */
export type SearchWay = 'people' | 'list';

/** One page of keys, `key` and `id`, in the list's order; null when nothing can be in it. `limit` rows and one more. */
export function pageSql(
  scope: AccessScope,
  request: ListRequest,
  way: SearchWay = 'people',
  ways: ReachWays = eachByEach,
): ListSql | null {
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const { field, direction } = request.sort;
  const column = field === 'id' ? 't.id' : (ticketList.sort[field as keyof typeof ticketList.sort] ?? 't.id');
  // A page of a usual size is written out: not knowing it, PostgreSQL would plan each request anew, which takes as long
  // as reading the page.
  const limit = usualLimits.has(request.limit) ? String(request.limit + 1) : `${bind(request.limit + 1)}::int`;
  const offset = request.offset > 0 ? bind(request.offset) : null;
  const order = `ORDER BY ${column} ${direction}, t.id ${direction}`;
  const tail = `${order} LIMIT ${limit}${offset ? ` + ${offset}::int` : ''}`;
  const after =
    request.cursor === null ? 'true' : afterSql(decodeCursor(request.cursor), field, column, direction, bind);
  const columns = `${column} AS key, t.id`;
  const keys = readSql(scope, request, { columns, tail, after, way, ways }, bind);
  if (keys === null) return null;
  const text = `SELECT k.key, k.id FROM (${keys}) k ORDER BY k.key ${direction}, k.id ${direction} LIMIT ${limit}${offset ? ` OFFSET ${offset}` : ''}`;
  return { text, values, shape: shapeOf(scope, request, ways) };
}

/** How many tickets a list has, counted no further than the cap and one. */
export function countSql(
  scope: AccessScope,
  request: ListRequest,
  cap: number,
  way: SearchWay = 'people',
  ways: ReachWays = eachByEach,
): ListSql | null {
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const limit = cap + 1;
  // Where branches overlap, the id tells tickets apart, and each branch is read no further than the cap.
  const twice = overlap(ownersOf(scope, (request.filter.view ?? 'all') as TicketView));
  const reading = twice
    ? { columns: 't.id, t.unread', tail: `LIMIT ${limit}`, enough: `LIMIT ${limit}` }
    : { columns: 't.unread', tail: '' };
  const keys = readSql(scope, request, { ...reading, after: 'true', way, ways }, bind);
  if (keys === null) return null;
  const text = `SELECT count(*)::int AS count, count(*) FILTER (WHERE c.unread > 0)::int AS unread FROM (SELECT k.unread FROM (${keys}) k LIMIT ${limit}) c`;
  return { text, values, shape: shapeOf(scope, request, ways) };
}

interface Reading {
  readonly columns: string;
  readonly tail: string;
  readonly enough?: string;
  readonly after: string;
  readonly way: SearchWay;
  readonly ways: ReachWays;
}

/**
 * Counts the people who match a search, up to the cap and one; null when the search is not for people. Whoever finds
 * many of them on the way (a common surname) is better served by walking down the list.
 */
export function peopleSql(scope: AccessScope, request: ListRequest, cap: number): ListSql | null {
  const values: unknown[] = [cap + 1];
  const matches = personSql(searchedText(request), !isMasked(scope, 'phone'), (value) => `$${values.push(value)}`);
  if (matches === null) return null;
  return {
    text: `SELECT count(*)::int AS count FROM (SELECT 1 FROM contact c WHERE ${matches} LIMIT $1) p`,
    values,
    shape: null,
  };
}

function readSql(scope: AccessScope, request: ListRequest, reading: Reading, bind: Bind): string | null {
  const { view, live, q: _q, ...others } = request.filter;
  const { inboxId, ...rest } = others;
  const wanted = (view ?? 'all') as TicketView;
  // Checks every value, also of those that are not conditions of their own.
  filterSql(ticketList, request, () => '$0');
  const condition = (filter: Readonly<Record<string, unknown>>): string =>
    `${filterSql(ticketList, { ...request, filter }, bind)} AND ${reading.after}`;

  const owners = ownersOf(scope, wanted);
  const inboxIds = inboxesWithin(scope, inboxesNamed(request.filter));
  if (owners.length === 0 || inboxIds?.length === 0) return nothing;

  const searched = searchedText(request);
  const byPhone = !isMasked(scope, 'phone');
  const byPerson = searched !== null && reading.way === 'people';
  const inOtherOrder = request.sort.field !== 'lastActivityAt' || request.sort.direction === 'ASC';
  if (byPerson || isSelective(rest) || inOtherOrder) {
    const liveOnly = live === undefined ? {} : { live };
    const within = `${ticketScope.toSql(scope, 't', bind)} AND ${viewSql(scope, wanted, bind)} AND ${condition({ ...others, ...liveOnly })}`;
    if (byPerson) return searchSql(searched, byPhone, within, reading, bind);
    return `SELECT ${reading.columns} FROM ticket t WHERE ${within} AND ${alongSql(searched, byPhone, bind)} ${reading.tail}`;
  }
  const plan: BranchPlan = {
    owners,
    live: typeof live === 'boolean' ? live : livenessOf(request.filter.status),
    userId: scope.kind === 'user' ? scope.userId : null,
    inboxIds,
    ...(scope.kind === 'user' && { reach: { scope, ways: reading.ways } }),
  };
  const nobodys = wanted === 'unassigned' && overlap(owners) ? ' AND t.assignee_id IS NULL' : '';
  const wantedRows = `${condition(rest)} AND ${alongSql(searched, byPhone, bind)}${nobodys}`;
  const { columns, tail, enough } = reading;
  return branchesSql(plan, { columns, tail, condition: wantedRows, ...(enough && { enough }) }, bind);
}

/** What the statuses asked for say about being live: spares reading the half in which none of them is. */
function livenessOf(status: unknown): boolean | undefined {
  if (status === undefined) return undefined;
  const statuses = (Array.isArray(status) ? status : [status]) as TicketStatus[];
  if (statuses.every(isLive)) return true;
  return statuses.some(isLive) ? undefined : false;
}

/** Whether a filter leaves so few tickets that its own index is the way in, and the planner may choose it. */
const isSelective = (filter: Readonly<Record<string, unknown>>): boolean =>
  ['id', 'protocol', 'contactId', 'assigneeId', 'updatedSince'].some((name) => name in filter);

function inboxesWithin(scope: AccessScope, named: readonly string[] | null): readonly string[] | null {
  const reached = scope.kind === 'system' || scope.inboxIds === 'all' ? null : scope.inboxIds;
  if (reached === null || named === null) return reached ?? named;
  return named.filter((id) => reached.includes(id));
}

function viewSql(scope: AccessScope, view: TicketView, bind: Bind): string {
  if (view === 'unassigned') return 't.assignee_id IS NULL';
  return view === 'mine' && scope.kind === 'user' ? `t.assignee_id = ${bind(scope.userId)}::uuid` : 'true';
}

function searchedText({ filter }: ListRequest): string | null {
  return typeof filter.q === 'string' && filter.q.trim() !== '' ? filter.q.trim() : null;
}

/**
 * The condition on the contact `c`; null when the text cannot be somebody's name or number. A number is not searched by
 * for those who do not see numbers, nor a name that is one.
 */
function personSql(searched: string | null, byPhone: boolean, bind: Bind): string | null {
  if (searched === null) return null;
  const ways: string[] = [];
  const digits = searched.replace(/\D/g, '');
  // Fewer than three characters have no trigram: that would read every contact.
  if (searched.length >= 3 && (byPhone || digits.length < 3))
    ways.push(`searchable(c.name) LIKE searchable(${bind(`%${escaped(searched)}%`)})`);
  if (digits.length >= 3 && byPhone) ways.push(`c.phone LIKE ${bind(`%${digits}%`)}`);
  return ways.length === 0 ? null : `(${ways.join(' OR ')})`;
}

const protocolSql = (searched: string, bind: Bind): string | null =>
  /^\d+$/.test(searched) ? `t.protocol LIKE ${bind(`${searched}%`)}` : null;

/** Two ways in, each by an index, and UNION for a ticket that is found by both. */
function searchSql(searched: string, byPhone: boolean, within: string, reading: Reading, bind: Bind): string {
  const { columns, tail } = reading;
  const protocol = protocolSql(searched, bind);
  const person = personSql(searched, byPhone, bind);
  const ways = [
    ...(protocol === null ? [] : [`(SELECT ${columns} FROM ticket t WHERE ${protocol} AND ${within} ${tail})`]),
    ...(person === null
      ? []
      : [
          `(SELECT ${columns} FROM contact c JOIN ticket t ON t.contact_id = c.id WHERE ${person} AND ${within} ${tail})`,
        ]),
  ];
  return ways.length === 0 ? `SELECT ${columns} FROM ticket t WHERE false` : ways.join('\nUNION\n');
}

/** The same search as a condition on each ticket. */
function alongSql(searched: string | null, byPhone: boolean, bind: Bind): string {
  if (searched === null) return 'true';
  const person = personSql(searched, byPhone, bind);
  const ways = [
    protocolSql(searched, bind),
    person && `EXISTS (SELECT 1 FROM contact c WHERE c.id = t.contact_id AND ${person} OFFSET 0)`,
  ].filter((way) => way !== null);
  return ways.length === 0 ? 'false' : `(${ways.join(' OR ')})`;
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

function afterSql(cursor: Cursor, field: string, column: string, direction: 'ASC' | 'DESC', bind: Bind): string {
  const sign = direction === 'ASC' ? '>' : '<';
  return `(${column}, t.id) ${sign} (${bind(cursor.key)}::${keyTypes[field] ?? 'text'}, ${bind(cursor.id)}::uuid)`;
}

/** The views of the desk are prepared under a name; whatever else is asked is planned for itself. */
function shapeOf(scope: AccessScope, request: ListRequest, ways: ReachWays): string | null {
  if (Object.keys(request.filter).some((name) => name !== 'view' && name !== 'live')) return null;
  if (request.sort.field !== 'lastActivityAt' || request.sort.direction !== 'DESC') return null;
  const { view = 'all', live } = request.filter;
  const liveness = live === undefined ? 'any' : live === true ? 'live' : 'closed';
  const along = `${ways.people === 'along' ? 'P' : ''}${ways.sectors === 'along' ? 'S' : ''}`;
  return `${scopeShape(scope)}${along}-${String(view)}-${liveness}${request.cursor === null ? '' : '-c'}${request.offset > 0 ? '-o' : ''}${usualLimits.has(request.limit) ? `-${request.limit}` : ''}`;
}

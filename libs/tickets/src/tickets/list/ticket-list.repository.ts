import { Injectable } from '@nestjs/common';
import type { AccessScope } from '@guiche/identity';
import { statement, unnamed, type ReadTx, type Statement } from '@guiche/platform/database';
import { Page, type ListRequest } from '@guiche/platform/http';
import { ticketsConfig } from '../../tickets.config.js';
import { joinedNames, ticketJsonText, ticketNameJoins } from '../ticket-json.js';
import { TicketPlacement } from '../ticket-placement.js';
import { countSql, encodeCursor, pageSql, peopleSql, type ListSql, type SearchWay } from './ticket-list-sql.js';
import { countReachedSql, eachByEach, manyReached, waysFor, type ReachWays } from './reach-ways.js';
import type { TicketView } from './ticket.list.js';

/** One of the standard views in figures. */
export interface ViewCount {
  readonly count: number;
  /** How many of those counted have messages that nobody read. */
  readonly unread: number;
  /** There are more than were counted. */
  readonly capped: boolean;
}

interface ListedRow {
  readonly item: string;
  readonly key: string;
  readonly id: string;
}

/**
 * Lists of tickets: found by key along an index, and put together as JSON by the server. `show` is what a reader who is
 * not shown everything makes of each.
 */
@Injectable()
export class TicketListRepository {
  private readonly pages = new Map<string, Statement>();
  private readonly counts = new Map<string, Statement>();

  constructor(private readonly placement: TicketPlacement) {}

  async page(
    tx: ReadTx,
    scope: AccessScope,
    request: ListRequest,
    show: (item: string) => string = (item) => item,
  ): Promise<Page<unknown>> {
    const way = await this.searchWay(tx, scope, request);
    const ways = await this.reachWays(tx, scope, 'page');
    const keys = pageSql(scope, request, way, ways);
    const rows = keys === null ? [] : await tx.rows<ListedRow>(this.pageStatement(keys), keys.values);
    const listed = rows.slice(0, request.limit);
    const last = listed.at(-1);
    const text = `[${listed.map(({ item }) => show(item)).join(',')}]`;
    if (request.byCursor) {
      const nextCursor = rows.length > request.limit && last ? encodeCursor(last) : null;
      return Page.json(text, listed.length, { nextCursor });
    }
    return Page.json(text, listed.length, {
      offset: request.offset,
      ...(await this.totalOf(tx, scope, request, way, rows.length)),
    });
  }

  /** Live tickets of one view, counted up to the cap. */
  async count(tx: ReadTx, scope: AccessScope, view: TicketView): Promise<ViewCount> {
    const request: ListRequest = { ...wholeList, filter: { view, live: true } };
    const { countCap } = ticketsConfig();
    const ways = await this.reachWays(tx, scope, 'count');
    const { count, unread } = await this.counted(tx, countSql(scope, request, countCap, 'people', ways));
    return { count: Math.min(count, countCap), unread: Math.min(unread, countCap), capped: count > countCap };
  }

  private async searchWay(tx: ReadTx, scope: AccessScope, request: ListRequest): Promise<SearchWay> {
    const sql = peopleSql(scope, request, manyPeople);
    const row = sql && (await tx.row<{ count: number }>(unnamed(sql.text), sql.values));
    return row && row.count > manyPeople ? 'list' : 'people';
  }

  /** Asked only for those who reach by team, sector or hierarchy: how many these are decides how their list is read. */
  private async reachWays(tx: ReadTx, scope: AccessScope, purpose: 'page' | 'count'): Promise<ReachWays> {
    const limit = manyReached[purpose];
    const sql = countReachedSql(scope, limit);
    const row = sql && (await tx.row<{ people: number; sectors: number }>(unnamed(sql.text), sql.values));
    return row ? waysFor(row, limit) : eachByEach;
  }

  private async totalOf(
    tx: ReadTx,
    scope: AccessScope,
    request: ListRequest,
    way: SearchWay,
    found: number,
  ): Promise<{ total: number; exact: boolean }> {
    // The last page tells the total by itself.
    if (found <= request.limit && (found > 0 || request.offset === 0))
      return { total: request.offset + found, exact: true };
    const { countCap } = ticketsConfig();
    const ways = await this.reachWays(tx, scope, 'count');
    const { count } = await this.counted(tx, countSql(scope, request, countCap, way, ways));
    return { total: Math.min(count, countCap), exact: count <= countCap };
  }

  private async counted(tx: ReadTx, sql: ListSql | null): Promise<{ count: number; unread: number }> {
    const none = { count: 0, unread: 0 };
    if (sql === null) return none;
    const text = prepared(this.counts, 'tickets.count', sql, () => sql.text);
    return (await tx.row<{ count: number; unread: number }>(text, sql.values)) ?? none;
  }

  private pageStatement(sql: ListSql): Statement {
    return prepared(this.pages, 'tickets.list', sql, () => this.withTickets(sql.text));
  }

  private withTickets(keys: string): string {
    const direction = /ORDER BY k\.key ASC/.test(keys) ? 'ASC' : 'DESC';
    const item = ticketJsonText('t', joinedNames(this.placement.queueNameSql('t.queue_id')));
    return `SELECT ${item} AS item, p.key::text AS key, p.id FROM (${keys}) p JOIN ticket t ON t.id = p.id
            ${ticketNameJoins('t')} ORDER BY p.key ${direction}, p.id ${direction}`;
  }
}

/** From so many people on, trying tickets down the list finds a page sooner than looking up the tickets of each. */
const manyPeople = 1000;

const wholeList: ListRequest = {
  filter: {},
  sort: { field: 'lastActivityAt', direction: 'DESC' },
  offset: 0,
  limit: 1,
  cursor: null,
  byCursor: true,
};

function prepared(kept: Map<string, Statement>, name: string, sql: ListSql, text: () => string): Statement {
  if (sql.shape === null) return unnamed(text());
  let found = kept.get(sql.shape);
  if (!found) {
    found = statement(`${name}-${sql.shape}`, text());
    kept.set(sql.shape, found);
  }
  return found;
}

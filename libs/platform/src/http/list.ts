import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Invalid, isId, parseInstant } from '@guiche/kernel';

/** Adds a value to the statement and gives its placeholder. */
export type Bind = (value: unknown) => string;

/** A field by which a list may be filtered: reads the JSON value and gives its condition in SQL. */
export interface FilterField {
  readonly about: string;
  /** Null when the value is not of the field's kind. */
  toSql(value: unknown, bind: Bind): string | null;
}

const likePattern = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** Text found anywhere in one of the columns, case and accents forgiven. */
export const text = (...columns: string[]): FilterField => ({
  about: 'text to be found',
  toSql: (value, bind) => {
    if (typeof value !== 'string' || value.length > 200) return null;
    if (value.trim() === '') return 'true';
    const pattern = bind(likePattern(value.trim()));
    return `(${columns.map((column) => `unaccent(${column}::text) ILIKE unaccent(${pattern})`).join(' OR ')})`;
  },
});

/** Exactly this text, or one of several. */
export const exactly = (column: string, allowed?: readonly string[]): FilterField => ({
  about: allowed ? `one or several of ${allowed.join(', ')}` : 'a text, or several',
  toSql: (value, bind) => {
    const values = Array.isArray(value) ? (value as unknown[]) : [value];
    const good = values.every(
      (one) => typeof one === 'string' && one.length <= 200 && (!allowed || allowed.includes(one)),
    );
    return good && values.length <= 1000 ? `${column}::text = ANY (${bind(values)}::text[])` : null;
  },
});

/** Rows whose array column holds this word, or one of several. */
export const holding = (column: string, allowed: readonly string[]): FilterField => ({
  about: `one or several of ${allowed.join(', ')}`,
  toSql: (value, bind) => {
    const values = Array.isArray(value) ? (value as unknown[]) : [value];
    const good = values.every((one) => typeof one === 'string' && allowed.includes(one));
    return good && values.length <= 1000 ? `${column} && ${bind(values)}::text[]` : null;
  },
});

/** True or false. */
export const bool = (column: string): FilterField => ({
  about: 'true or false',
  toSql: (value, bind) => (typeof value === 'boolean' ? `${column} = ${bind(value)}` : null),
});

/** One id or several; null finds rows without one. */
export const uuid = (column: string): FilterField => ({
  about: 'an id, several, or null',
  toSql: (value, bind) => {
    if (value === null) return `${column} IS NULL`;
    const values = Array.isArray(value) ? (value as unknown[]) : [value];
    return values.every(isId) && values.length <= 1000 ? `${column} = ANY (${bind(values)}::uuid[])` : null;
  },
});

/** Rows related through a link table: `linked('x.id', 'x_sector', 'x_id', 'sector_id')`. */
export const linked = (id: string, table: string, own: string, other: string): FilterField => ({
  about: 'an id, or several',
  toSql: (value, bind) => {
    const values = Array.isArray(value) ? (value as unknown[]) : [value];
    return values.every(isId) && values.length <= 1000
      ? `EXISTS (SELECT 1 FROM ${table} l WHERE l.${own} = ${id} AND l.${other} = ANY (${bind(values)}::uuid[]))`
      : null;
  },
});

/** Rows at or after (`since`) or before (`until`) an instant. */
export const instant = (column: string, bound: 'since' | 'until'): FilterField => ({
  about: `an instant (ISO 8601); rows ${bound === 'since' ? 'at or after' : 'before'} it`,
  toSql: (value, bind) => {
    const at = typeof value === 'string' && value.length <= 40 ? parseInstant(value) : null;
    return at ? `${column} ${bound === 'since' ? '>=' : '<'} ${bind(at)}` : null;
  },
});

/** What a list can be asked: an allow-list of sort and filter fields, each with its column (API-2). */
export interface ListDefinition {
  readonly sort: Readonly<Record<string, string>>;
  readonly filter: Readonly<Record<string, FilterField>>;
  readonly default: readonly [field: string, direction: 'ASC' | 'DESC'];
  /** The column behind `id`; `id` in lists whose FROM has one table. */
  readonly id?: string;
}

/** Declares a list. Everything not named is refused with 400. */
export const defineList = <Definition extends ListDefinition>(definition: Definition): Definition => definition;

/** A list request that was read and found good. */
export interface ListRequest {
  readonly filter: Readonly<Record<string, unknown>>;
  readonly sort: { readonly field: string; readonly direction: 'ASC' | 'DESC' };
  readonly offset: number;
  readonly limit: number;
  /** Set when a program reads by cursor; then there is no total. */
  readonly cursor: string | null;
  readonly byCursor: boolean;
}

const maxRows = 1000;

const bad = (field: string, code: string, params = {}): Invalid =>
  new Invalid('platform.invalid-list-request', {}, [{ field, code, params }]);

function json(name: string, text: unknown): unknown {
  if (typeof text !== 'string' || text.length > 100_000) throw bad(name, 'platform.field.is-json');
  // PostgreSQL's text knows no zero character, so nothing can be found by it.
  if (/\0|\\u0000/.test(text)) throw bad(name, 'platform.field.is-text');
  try {
    return JSON.parse(text);
  } catch {
    throw bad(name, 'platform.field.is-json');
  }
}

/** Reads `filter`, `sort`, `range`, `cursor`, `limit` of a query; throws Invalid for anything unknown or malformed. */
export function parseListRequest(list: ListDefinition, query: Readonly<Record<string, unknown>>): ListRequest {
  for (const name of Object.keys(query)) {
    if (!['filter', 'sort', 'range', 'cursor', 'limit'].includes(name)) throw bad(name, 'platform.field.unknown');
  }
  const filter = query.filter === undefined ? {} : json('filter', query.filter);
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter))
    throw bad('filter', 'platform.field.is-object');
  for (const name of Object.keys(filter)) {
    if (name !== 'id' && !Object.hasOwn(list.filter, name)) throw bad(`filter.${name}`, 'platform.field.unknown');
  }
  const sort = query.sort === undefined ? list.default : json('sort', query.sort);
  const [field, direction] = Array.isArray(sort) ? (sort as unknown[]) : [];
  if (typeof field !== 'string' || (field !== 'id' && !Object.hasOwn(list.sort, field))) {
    throw bad('sort', 'platform.field.is-in', { first: Object.keys(list.sort).join(', ') });
  }
  if (direction !== 'ASC' && direction !== 'DESC') throw bad('sort', 'platform.field.is-in', { first: 'ASC, DESC' });
  const byCursor = query.cursor !== undefined || query.limit !== undefined;
  let offset = 0;
  // Who asks for records by their ids, as the published react-admin provider does without a range, gets them all.
  const { id: ids } = filter as { id?: unknown };
  let limit = Array.isArray(ids) ? Math.max(25, Math.min(ids.length, maxRows)) : 25;
  if (byCursor) {
    limit = Number(query.limit ?? 25);
    if (query.cursor !== undefined && typeof query.cursor !== 'string') throw bad('cursor', 'platform.field.is-string');
  } else if (query.range !== undefined) {
    const range = json('range', query.range);
    const [from, to] = Array.isArray(range) ? (range as unknown[]) : [];
    if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to)) throw bad('range', 'platform.field.is-range');
    offset = from as number;
    limit = (to as number) - offset + 1;
  }
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > maxRows || offset < 0 || offset > 1_000_000_000) {
    throw bad(byCursor ? 'limit' : 'range', 'platform.field.is-range', { first: maxRows });
  }
  return {
    filter: filter as Record<string, unknown>,
    sort: { field, direction },
    offset,
    limit,
    cursor: typeof query.cursor === 'string' && query.cursor !== '' ? query.cursor : null,
    byCursor,
  };
}

/** The conditions of a request in SQL, joined with AND; the values go through `bind`. */
export function filterSql(list: ListDefinition, request: ListRequest, bind: Bind): string {
  const conditions = Object.entries(request.filter).map(([name, value]) => {
    const field = name === 'id' ? uuid(list.id ?? 'id') : list.filter[name];
    const sql = field?.toSql(value, bind) ?? null;
    if (sql === null) throw bad(`filter.${name}`, 'platform.field.filter-value', { first: field?.about ?? '' });
    return sql;
  });
  return conditions.length > 0 ? conditions.join(' AND ') : 'true';
}

const paramOf = createParamDecorator((list: ListDefinition, context: ExecutionContext): ListRequest =>
  parseListRequest(list, context.switchToHttp().getRequest<FastifyRequest>().query as Record<string, unknown>),
);

/** The list request of a GET, read against its definition; documents the query parameters too. */
export const ListQuery =
  (list: ListDefinition): ParameterDecorator =>
  (target, key, index) => {
    const descriptor = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
    if (key !== undefined && descriptor) {
      const filters = Object.entries(list.filter).map(([name, { about }]) => `\`${name}\` (${about})`);
      const parameters = [
        {
          name: 'filter',
          description: `JSON object: \`id\` (one or several)${filters.length ? `, ${filters.join(', ')}` : ''}`,
        },
        {
          name: 'sort',
          description: `JSON array of field and direction, fields: ${Object.keys(list.sort).join(', ')}`,
          example: JSON.stringify(list.default),
        },
        { name: 'range', description: 'JSON array of first and last row, from 0', example: '[0,24]' },
        { name: 'cursor', description: 'Where to go on, from the header X-Next-Cursor; empty at the beginning' },
      ];
      for (const parameter of parameters)
        ApiQuery({ ...parameter, required: false, schema: { type: 'string' } })(target, key, descriptor);
      ApiQuery({
        name: 'limit',
        description: 'Rows per page when reading by cursor',
        required: false,
        schema: { type: 'integer', minimum: 1, maximum: maxRows },
      })(target, key, descriptor);
    }
    paramOf(list)(target, key, index);
  };

import { Invalid } from '@guiche/kernel';
import { unnamed, type ReadTx } from '../database/index.js';
import { filterSql, type ListDefinition, type ListRequest } from './list.js';
import { Page } from './page.js';

/** Totals are exact up to here; counting on would cost more than the page (API-2). */
export const totalCap = 10_000;

/** Where a list's rows come from. */
export interface ListSource {
  /** FROM clause: a table, or tables joined. */
  readonly from: string;
  /** Columns, by default `<id's table>.*`. */
  readonly select?: string;
  /** A further condition, for instance the scope; its placeholders are `$1…` of `params`. */
  readonly where?: string;
  readonly params?: readonly unknown[];
}

interface Cursor {
  readonly key: string | null;
  readonly id: string;
}

const encode = (cursor: Cursor): string => Buffer.from(JSON.stringify([cursor.key, cursor.id])).toString('base64url');

function decode(text: string): Cursor {
  try {
    const [key, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [string | null, string];
    if (typeof id === 'string' && (key === null || typeof key === 'string')) return { key, id };
  } catch {
    // falls through to the refusal
  }
  throw new Invalid('platform.invalid-list-request', {}, [{ field: 'cursor', code: 'platform.field.is-cursor' }]);
}

/**
 * One page of a list: by range with a total (exact up to the cap), or by cursor at a cost that does not grow with depth.
 * For plain resources; hot lists have statements of their own. Rows come as the database names their columns.
 */
export async function listPage<Row extends object>(
  tx: ReadTx,
  list: ListDefinition,
  request: ListRequest,
  source: ListSource,
): Promise<Page<Row>> {
  const values: unknown[] = [...(source.params ?? [])];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const id = list.id ?? 'id';
  const sortColumn = request.sort.field === 'id' ? id : list.sort[request.sort.field];
  const { direction } = request.sort;
  const where = `(${source.where ?? 'true'}) AND ${filterSql(list, request, bind)}`;
  const nulls = direction === 'ASC' ? 'NULLS FIRST' : 'NULLS LAST';
  // An id is never null; saying where nulls go would keep its index from giving the order.
  const order =
    request.sort.field === 'id'
      ? `ORDER BY ${id} ${direction}`
      : `ORDER BY ${sortColumn} ${direction} ${nulls}, ${id} ${direction}`;
  const columns = source.select ?? `${id.includes('.') ? `${id.split('.')[0]}.` : ''}*`;

  if (request.byCursor) {
    let after = 'true';
    if (request.cursor) {
      const cursor = decode(request.cursor);
      const sign = direction === 'ASC' ? '>' : '<';
      const at = bind(cursor.id);
      const key = cursor.key === null ? null : bind(cursor.key);
      // NULLs come first going up and last going down, so "after NULL" and "after a value" differ.
      if (key === null)
        after =
          direction === 'ASC'
            ? `(${sortColumn} IS NOT NULL OR ${id} > ${at}::uuid)`
            : `(${sortColumn} IS NULL AND ${id} < ${at}::uuid)`;
      else if (direction === 'ASC') after = `(${sortColumn}, ${id}) ${sign} (${key}, ${at}::uuid)`;
      else after = `((${sortColumn}, ${id}) ${sign} (${key}, ${at}::uuid) OR ${sortColumn} IS NULL)`;
    }
    const rows = await tx.rows<Row & { cursor_key: string | null; cursor_id: string }>(
      unnamed(`SELECT ${columns}, ${sortColumn}::text AS cursor_key, ${id}::text AS cursor_id FROM ${source.from}
               WHERE ${where} AND ${after} ${order} LIMIT ${request.limit + 1}`),
      values,
    );
    const page = rows.slice(0, request.limit);
    const last = page.at(-1);
    const nextCursor =
      rows.length > request.limit && last ? encode({ key: last.cursor_key, id: last.cursor_id }) : null;
    return Page.of(page as Row[], { nextCursor });
  }
  const rows = await tx.rows<Row>(
    unnamed(
      `SELECT ${columns} FROM ${source.from} WHERE ${where} ${order} OFFSET ${request.offset} LIMIT ${request.limit}`,
    ),
    values,
  );
  const counted = await tx.row<{ total: string }>(
    unnamed(
      `SELECT count(*) AS total FROM (SELECT 1 FROM ${source.from} WHERE ${where} LIMIT ${totalCap + 1}) AS capped`,
    ),
    values,
  );
  const total = Number(counted?.total ?? 0);
  return Page.of(rows, { offset: request.offset, total: Math.min(total, totalCap), exact: total <= totalCap });
}

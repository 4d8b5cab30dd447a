import { send } from './http.js';

export interface ListPage<T> {
  items: T[];
  nextCursor: string | null;
  total: number | null;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A page of a list: the rows are the body, where to go on and how many there are stand in the headers. */
export function pageOf<T>(body: unknown, headers: Headers): ListPage<T> {
  const items = (Array.isArray(body) ? body : isRecord(body) && Array.isArray(body.items) ? body.items : []) as T[];
  const cursor = headers.get('x-next-cursor') ?? (isRecord(body) ? body.nextCursor : null);
  const total = /\/(\d+)\+?$/.exec(headers.get('content-range') ?? '')?.[1];
  return {
    items,
    nextCursor: typeof cursor === 'string' && cursor !== '' ? cursor : null,
    total: total === undefined ? null : Number(total),
  };
}

/** The first rows of a resource in the dialect of lists: filter, sort and range as JSON. */
export async function listOf<T>(
  resource: string,
  options: {
    filter?: Record<string, unknown>;
    sort?: [string, 'ASC' | 'DESC'];
    size?: number;
    signal?: AbortSignal;
  } = {},
): Promise<ListPage<T>> {
  const { filter, sort, size = 50, signal } = options;
  const { data, headers } = await send<unknown>('GET', resource, {
    query: {
      filter: filter === undefined ? undefined : JSON.stringify(filter),
      sort: sort === undefined ? undefined : JSON.stringify(sort),
      range: JSON.stringify([0, size - 1]),
    },
    signal,
  });
  return pageOf<T>(data, headers);
}

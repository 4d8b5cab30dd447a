import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { keys } from './keys.js';
import { listOf } from './lists.js';
import type { Named } from './types.js';

/** What a type-ahead offers: the active rows of a resource that match what is typed, asked of the server. */
export function useChoices<T extends { id: string } = Named>(
  resource: string,
  filter: Record<string, unknown> = {},
  options: { enabled?: boolean; sort?: [string, 'ASC' | 'DESC']; size?: number } = {},
) {
  const { enabled = true, sort = ['name', 'ASC'], size = 50 } = options;
  return useQuery({
    queryKey: keys.choices(resource, filter),
    queryFn: async ({ signal }) =>
      (await listOf<T>(resource, { filter: { active: true, ...filter }, sort, size, signal })).items,
    enabled,
    staleTime: 5 * 60_000,
    placeholderData: keepPreviousData,
  });
}

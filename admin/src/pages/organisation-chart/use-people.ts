import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { GuicheDataProvider } from '../../providers/data-provider.js';
import type { ChartPerson } from '../../providers/types.js';

/** How many people somebody has below him. */
export interface Counts {
  direct: number;
  all: number;
}

/** One branch of the tree as far as it was asked for. */
export interface Branch {
  people: readonly ChartPerson[];
  counts: ReadonlyMap<string, Counts>;
  error: Error | null;
  isPending: boolean;
  hasMore: boolean;
  more: () => void;
}

/** The people right below somebody (null: those without a superior), fifty at a time, with how many are below each. */
export function usePeople(superiorId: string | null, activeOnly: boolean): Branch {
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { data, error, isPending, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['chart', superiorId, activeOnly],
    initialPageParam: '',
    queryFn: async ({ pageParam }) => {
      const { people, next } = await dataProvider.peopleBelow(superiorId, activeOnly, pageParam);
      const counts = people.length === 0 ? [] : await dataProvider.subordinateCounts(people.map(({ id }) => id));
      return { people, next, counts };
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const pages = data?.pages ?? [];
  return {
    people: pages.flatMap(({ people }) => people),
    counts: new Map(pages.flatMap(({ counts }) => counts).map(({ userId, direct, all }) => [userId, { direct, all }])),
    error,
    isPending,
    hasMore: hasNextPage,
    more: () => void fetchNextPage(),
  };
}

/** One person alone, for a tree that begins with him. */
export function usePerson(id: string): Branch {
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { data, error, isPending } = useQuery({
    queryKey: ['chart-person', id],
    queryFn: async () => {
      const { data: person } = await dataProvider.getOne<ChartPerson>('users', { id });
      return { person, counts: await dataProvider.subordinateCounts([id]) };
    },
  });
  return {
    people: data ? [data.person] : [],
    counts: new Map(data?.counts.map(({ userId, direct, all }) => [userId, { direct, all }])),
    error,
    isPending,
    hasMore: false,
    more: () => undefined,
  };
}

/** The names of all levels by id. */
export function useLevelNames(): ReadonlyMap<string, string> {
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { data } = useQuery({
    queryKey: ['chart-levels'],
    queryFn: async () =>
      (
        await dataProvider.getList('hierarchy-levels', {
          filter: {},
          sort: { field: 'position', order: 'ASC' },
          pagination: { page: 1, perPage: 1000 },
        })
      ).data,
    retry: false,
  });
  return new Map((data ?? []).map(({ id, name }) => [String(id), String(name)]));
}

import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { SectorNode } from './sector-forest.js';

const perPage = 1000;
/** More than any company has; a page is a thousand. */
const most = 10_000;

/** All sectors, page after page: a tree is only one when it is whole. */
export function useSectors() {
  const dataProvider = useDataProvider();
  return useQuery({
    queryKey: ['sectors', 'getList', 'tree'],
    queryFn: async (): Promise<{ sectors: SectorNode[]; isWhole: boolean }> => {
      const sectors: SectorNode[] = [];
      for (let page = 1; sectors.length < most; page++) {
        const { data, total = 0 } = await dataProvider.getList('sectors', {
          filter: {},
          sort: { field: 'position', order: 'ASC' },
          pagination: { page, perPage },
        });
        sectors.push(...(data as unknown as SectorNode[]));
        if (data.length < perPage || sectors.length >= total) return { sectors, isWhole: true };
      }
      return { sectors, isWhole: false };
    },
  });
}

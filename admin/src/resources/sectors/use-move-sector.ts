import { useCallback } from 'react';
import { useDataProvider, useNotify, useRefresh, useTranslate, type RaRecord } from 'react-admin';
import { useSavedNotice } from '../../parts/use-saved-notice.js';
import type { SectorNode } from './sector-forest.js';

/** Moves a sector below another, or to the top, at once and with a way back; the server refuses circles and stale versions. */
export function useMoveSector(): (sector: SectorNode, target: SectorNode | null) => Promise<void> {
  const dataProvider = useDataProvider();
  const saved = useSavedNotice();
  const notify = useNotify();
  const refresh = useRefresh();
  const translate = useTranslate();
  return useCallback(
    async (sector, target) => {
      try {
        const { data } = await dataProvider.update('sectors', {
          id: sector.id,
          data: { parentId: target?.id ?? null, version: sector.version },
          previousData: sector as unknown as RaRecord,
        });
        saved({
          resource: 'sectors',
          record: data as RaRecord,
          before: { parentId: sector.parentId },
          message: translate('resources.sectors.tree.moved', {
            name: sector.name,
            target: target?.name ?? translate('resources.sectors.tree.top'),
          }),
        });
      } catch (error) {
        notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
      }
      refresh();
    },
    [dataProvider, notify, refresh, saved, translate],
  );
}

import { useCallback } from 'react';
import { useDataProvider, useRefresh, useTranslate } from 'react-admin';
import { useSavedNotice } from '../../parts/use-saved-notice.js';
import type { ChartPerson } from '../../providers/types.js';
import type { Person } from '../../resources/users/PersonPicker.js';

/** Gives somebody another superior, at once, with a way back. Answers why it was refused, in the server's words, or null. */
export function useMove(): (person: ChartPerson, to: Person | null) => Promise<string | null> {
  const dataProvider = useDataProvider();
  const refresh = useRefresh();
  const translate = useTranslate();
  const saved = useSavedNotice();
  return useCallback(
    async (person, to) => {
      const { id, name, superiorId: before, version } = person;
      const superiorId = to?.id ?? null;
      if (superiorId === before || superiorId === id) return null;
      try {
        const { data: record } = await dataProvider.update('users', {
          id,
          data: { superiorId, version },
          previousData: person,
        });
        refresh();
        const message =
          to === null
            ? translate('resources.users.chart.movedToTop', { name })
            : translate('resources.users.chart.moved', { name, superior: to.name });
        saved({ resource: 'users', record, before: { superiorId: before }, message });
        return null;
      } catch (error) {
        return wordsOf(error);
      }
    },
    [dataProvider, refresh, saved, translate],
  );
}

/** What the server says of the field is more to the point than what it says of the whole. */
function wordsOf(error: unknown): string {
  const { body, message } = error as { body?: { errors?: Record<string, unknown> }; message?: string };
  const { superiorId, levelId } = body?.errors ?? {};
  const said = [superiorId, levelId].find((one) => typeof one === 'string');
  return typeof said === 'string' ? said : (message ?? '');
}

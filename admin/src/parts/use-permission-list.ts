import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDataProvider, useLocale, useNotify } from 'react-admin';
import type { GuicheDataProvider } from '../providers/data-provider.js';
import type { Permission } from '../providers/types.js';

const none: Permission[] = [];

/** The permissions that the signed-in user may see, in the language of the screens, and the root's switch over them. */
export function usePermissionList() {
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const notify = useNotify();
  const client = useQueryClient();
  const locale = useLocale();
  const { data, isPending, error } = useQuery({
    queryKey: ['permissions', locale],
    queryFn: () => dataProvider.permissions(),
  });
  const release = (code: string, released: boolean) => {
    dataProvider
      .releasePermission(code, released)
      .then(() => {
        notify(released ? 'resources.profiles.releasedNow' : 'resources.profiles.withdrawnNow', { type: 'success' });
        return client.invalidateQueries({ queryKey: ['permissions'] });
      })
      .catch((problem: Error) => notify(problem.message, { type: 'error' }));
  };
  return { permissions: data ?? none, isPending, error, release };
}

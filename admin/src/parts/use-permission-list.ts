import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCanAccess, useDataProvider, useLocale, useNotify, usePermissions, useTranslate } from 'react-admin';
import type { GuicheDataProvider } from '../providers/data-provider.js';
import type { Permission } from '../providers/types.js';

/** The permissions one holds, for who may not see the list with its words: their codes, in one group. */
const bare = (codes: string[], groupLabel: string): Permission[] =>
  codes.map((code) => ({
    code,
    group: 'own',
    groupLabel,
    label: code,
    help: '',
    rootOnly: false,
    released: true,
    grantable: true,
  }));

/** The permissions that the signed-in user may see, in the language of the screens, and the root's switch over them. */
export function usePermissionList() {
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const notify = useNotify();
  const client = useQueryClient();
  const locale = useLocale();
  const translate = useTranslate();
  const { permissions: own } = usePermissions<string[]>();
  const { canAccess } = useCanAccess({ resource: 'profiles', action: 'list' });
  const { data, isPending, error } = useQuery({
    queryKey: ['permissions', locale],
    queryFn: () => dataProvider.permissions(),
    enabled: canAccess === true,
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
  const isHidden = canAccess === false;
  const permissions = data ?? (isHidden ? bare(own ?? [], translate('guiche.ownPermissions')) : []);
  return { permissions, isPending: isPending && !isHidden, error, release };
}

import { Button } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useDataProvider, useNotify, useRecordContext, useTranslate } from 'react-admin';
import type { GuicheDataProvider } from '../../providers/data-provider.js';

/** Asks the directory for what it says about itself, as it is saved. */
export function TestButton() {
  const translate = useTranslate();
  const notify = useNotify();
  const record = useRecordContext();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const test = useMutation({
    mutationFn: () => dataProvider.testIdentityProvider(record?.id ?? ''),
    onSuccess: ({ ok, problem }) =>
      ok
        ? notify('resources.identity-providers.answers', { type: 'success' })
        : notify(problem ?? 'ra.notification.http_error', { type: 'error' }),
    onError: (error: Error) => notify(error.message, { type: 'error' }),
  });
  if (record === undefined) return null;
  return (
    <Button variant="outlined" onClick={() => test.mutate()} loading={test.isPending}>
      {translate('resources.identity-providers.test')}
    </Button>
  );
}

import { Alert, Button } from '@mui/material';
import { useCallback } from 'react';
import { useCloseNotification, useDataProvider, useNotify, useRefresh, useTranslate, type RaRecord } from 'react-admin';

interface Saved {
  resource: string;
  /** The record as the server returned it after the change: its version is the one an undo must name. */
  record: RaRecord;
  /** What the undo writes back. */
  before?: Record<string, unknown>;
  message?: string;
}

/** Says that a record was saved and offers to take it back. The change is done at once; taking it back is another change. */
export function useSavedNotice(): (saved: Saved) => void {
  const notify = useNotify();
  const refresh = useRefresh();
  const translate = useTranslate();
  const dataProvider = useDataProvider();
  return useCallback(
    ({ resource, record, before, message = 'guiche.saved' }: Saved) => {
      const undo = async () => {
        try {
          await dataProvider.update(resource, {
            id: record.id,
            data: { ...before, version: record.version as number },
            previousData: record,
          });
          notify('guiche.undone', { type: 'info' });
          refresh();
        } catch (error) {
          notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
        }
      };
      notify(
        <Alert
          severity="success"
          variant="standard"
          role="status"
          sx={(theme) => ({
            boxShadow: theme.tokens.shadow,
            border: `1px solid ${theme.tokens.border}`,
            alignItems: 'center',
          })}
          action={before && <UndoButton onUndo={undo} />}
        >
          {translate(message)}
        </Alert>,
        { autoHideDuration: before ? 8000 : 4000 },
      );
    },
    [dataProvider, notify, refresh, translate],
  );
}

/** Takes the change back and makes room for the word that says so. */
function UndoButton({ onUndo }: { onUndo: () => Promise<void> }) {
  const translate = useTranslate();
  const close = useCloseNotification();
  return (
    <Button
      color="inherit"
      size="small"
      onClick={() => {
        close();
        void onUndo();
      }}
    >
      {translate('ra.action.undo')}
    </Button>
  );
}

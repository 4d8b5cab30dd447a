import CheckCircleOutlinedIcon from '@mui/icons-material/CheckCircleOutlined';
import DeleteOutlinedIcon from '@mui/icons-material/DeleteOutlined';
import PauseCircleOutlinedIcon from '@mui/icons-material/PauseCircleOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import {
  BulkExportButton,
  Confirm,
  useCanAccess,
  useDataProvider,
  useListContext,
  useNotify,
  useRefresh,
  useTranslate,
} from 'react-admin';
import type { BulkOutcome, GuicheDataProvider } from '../providers/data-provider.js';
import { useResourceSpec } from './resource.js';

/** What can be done with ticked rows: put out of use, back into use, delete, export. Says which were refused and why. */
export function BulkActions() {
  const spec = useResourceSpec();
  const translate = useTranslate();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { selectedIds, onUnselectItems } = useListContext();
  const { canAccess: mayUpdate } = useCanAccess({ resource: spec.name, action: 'edit' });
  const { canAccess: mayDelete } = useCanAccess({ resource: spec.name, action: 'delete' });
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const notify = useNotify();
  const refresh = useRefresh();

  const run = async (act: () => Promise<BulkOutcome>, message: string) => {
    setBusy(true);
    try {
      const { done, refused } = await act();
      notify(refused.length === 0 ? message : 'guiche.bulk.partly', {
        type: refused.length === 0 ? 'success' : 'warning',
        messageArgs: { smart_count: done.length, done: done.length, refused: refused.length, why: refused[0]?.why },
      });
      onUnselectItems();
      refresh();
    } catch (error) {
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
    } finally {
      setBusy(false);
      setAsking(false);
    }
  };
  const setActive = (active: boolean) =>
    run(
      () => dataProvider.setActive(spec.name, selectedIds, active),
      active ? 'guiche.bulk.activated' : 'guiche.bulk.deactivated',
    );

  return (
    <>
      {spec.activatable === true && mayUpdate === true && (
        <>
          <Button
            size="small"
            startIcon={<CheckCircleOutlinedIcon />}
            disabled={busy}
            onClick={() => void setActive(true)}
          >
            {translate('guiche.active.activate')}
          </Button>
          <Button
            size="small"
            startIcon={<PauseCircleOutlinedIcon />}
            disabled={busy}
            onClick={() => void setActive(false)}
          >
            {translate('guiche.active.deactivate')}
          </Button>
        </>
      )}
      <BulkExportButton />
      {spec.deletable === true && mayDelete === true && (
        <Button
          size="small"
          color="error"
          startIcon={<DeleteOutlinedIcon />}
          disabled={busy}
          onClick={() => setAsking(true)}
        >
          {translate('ra.action.delete')}
        </Button>
      )}
      <Confirm
        isOpen={asking}
        loading={busy}
        title={translate('guiche.bulk.deleteTitle', { smart_count: selectedIds.length })}
        content="guiche.bulk.deleteContent"
        confirm="ra.action.delete"
        confirmColor="warning"
        onConfirm={() => void run(() => dataProvider.deleteEach(spec.name, selectedIds), 'ra.notification.deleted')}
        onClose={() => setAsking(false)}
      />
    </>
  );
}

import CheckCircleOutlinedIcon from '@mui/icons-material/CheckCircleOutlined';
import PauseCircleOutlinedIcon from '@mui/icons-material/PauseCircleOutlined';
import { Button } from '@mui/material';
import { useContext } from 'react';
import { useNotify, useRecordContext, useTranslate, useUpdate } from 'react-admin';
import { FormOfPage } from './RecordForm.js';
import { useResourceSpec } from './resource.js';
import { useSavedNotice } from './use-saved-notice.js';

/** Puts the record out of use or back into use, at once, with a way back. */
export function ActiveButton() {
  const spec = useResourceSpec();
  const record = useRecordContext();
  const translate = useTranslate();
  const notify = useNotify();
  const saved = useSavedNotice();
  const [update, { isPending }] = useUpdate();
  const { isDirty } = useContext(FormOfPage);
  if (record === undefined || typeof record.active !== 'boolean') return null;
  const active = !record.active;
  const toggle = () =>
    update(
      spec.name,
      { id: record.id, data: { active, version: record.version as number }, previousData: record },
      {
        onSuccess: (data) =>
          saved({
            resource: spec.name,
            record: data,
            before: { active: !active },
            message: active ? 'guiche.active.activated' : 'guiche.active.deactivated',
          }),
        onError: (error) => notify(error.message, { type: 'error' }),
      },
    );
  return (
    <Button
      variant="outlined"
      disabled={isPending || isDirty}
      data-testid="toggle-active"
      startIcon={active ? <CheckCircleOutlinedIcon /> : <PauseCircleOutlinedIcon />}
      onClick={() => void toggle()}
    >
      {translate(active ? 'guiche.active.activate' : 'guiche.active.deactivate')}
    </Button>
  );
}

import CheckCircleOutlinedIcon from '@mui/icons-material/CheckCircleOutlined';
import PauseCircleOutlinedIcon from '@mui/icons-material/PauseCircleOutlined';
import { Button } from '@mui/material';
import { useContext, useState } from 'react';
import {
  useCanAccess,
  useDataProvider,
  useGetIdentity,
  useNotify,
  useRecordContext,
  useRefresh,
  useTranslate,
} from 'react-admin';
import { FormOfPage } from '../../parts/RecordForm.js';
import type { GuicheDataProvider } from '../../providers/data-provider.js';
import { DeactivationDialog } from './DeactivationDialog.js';

/** Takes somebody out of work, after a look at what he leaves behind, or back into it. */
export function ActivationButton() {
  const record = useRecordContext();
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const { identity } = useGetIdentity();
  const { isDirty } = useContext(FormOfPage);
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { canAccess } = useCanAccess({ resource: 'users', action: 'edit' });
  const [isOpen, setIsOpen] = useState(false);
  if (record === undefined || canAccess !== true || record.id === identity?.id) return null;
  if (record.active === true) {
    return (
      <>
        <Button
          variant="outlined"
          disabled={isDirty}
          data-testid="deactivate-user"
          startIcon={<PauseCircleOutlinedIcon />}
          onClick={() => setIsOpen(true)}
        >
          {translate('resources.users.deactivate')}
        </Button>
        {isOpen && <DeactivationDialog userId={String(record.id)} onClose={() => setIsOpen(false)} />}
      </>
    );
  }
  const reactivate = () => {
    dataProvider
      .reactivateUser(record.id, record.version as number)
      .then(() => {
        notify('resources.users.reactivated', { type: 'success', messageArgs: { name: String(record.name) } });
        refresh();
      })
      .catch((error: Error) => notify(error.message, { type: 'error' }));
  };
  return (
    <Button
      variant="outlined"
      disabled={isDirty}
      data-testid="reactivate-user"
      startIcon={<CheckCircleOutlinedIcon />}
      onClick={reactivate}
    >
      {translate('resources.users.reactivate')}
    </Button>
  );
}

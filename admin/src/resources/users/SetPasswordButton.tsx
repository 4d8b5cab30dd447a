import KeyIcon from '@mui/icons-material/KeyOutlined';
import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  TextField,
} from '@mui/material';
import { useContext, useState, type FormEvent } from 'react';
import { useCanAccess, useDataProvider, useNotify, useRecordContext, useRefresh, useTranslate } from 'react-admin';
import { FormOfPage } from '../../parts/RecordForm.js';
import type { GuicheDataProvider } from '../../providers/data-provider.js';

/** Gives a person a new password, for when the old one is forgotten. */
export function SetPasswordButton() {
  const translate = useTranslate();
  const record = useRecordContext();
  const notify = useNotify();
  const refresh = useRefresh();
  const { isDirty } = useContext(FormOfPage);
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { canAccess } = useCanAccess({ resource: 'users', action: 'set-password' });
  const [isOpen, setIsOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (record === undefined || canAccess !== true) return null;

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.stopPropagation();
    const password = String(new FormData(event.currentTarget).get('password'));
    dataProvider
      .setUserPassword(record.id, password)
      .then(() => {
        setIsOpen(false);
        refresh();
        notify('resources.users.passwordSet', { type: 'success' });
      })
      .catch((error: Error) => setProblem(error.message));
  };

  return (
    <>
      <Button variant="outlined" disabled={isDirty} startIcon={<KeyIcon />} onClick={() => setIsOpen(true)}>
        {translate('resources.users.setPassword')}
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => setIsOpen(false)}
        fullWidth
        maxWidth="xs"
        aria-labelledby="set-password-title"
      >
        <form onSubmit={submit}>
          <DialogTitle id="set-password-title">
            {translate('resources.users.newPassword', { name: String(record.name) })}
          </DialogTitle>
          <DialogContent>
            <DialogContentText sx={{ mb: 1 }}>{translate('resources.users.newPasswordAbout')}</DialogContentText>
            {problem !== null && <Alert severity="error">{problem}</Alert>}
            <TextField
              name="password"
              type="password"
              required
              autoFocus
              autoComplete="new-password"
              label={translate('resources.users.fields.password')}
              helperText={translate('resources.users.help.password')}
            />
          </DialogContent>
          <DialogActions>
            <Button onClick={() => setIsOpen(false)}>{translate('ra.action.cancel')}</Button>
            <Button type="submit" variant="contained">
              {translate('ra.action.save')}
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}

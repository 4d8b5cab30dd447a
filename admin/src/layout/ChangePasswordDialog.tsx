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
import { useState, type FormEvent } from 'react';
import { useDataProvider, useNotify, useTranslate } from 'react-admin';
import { PasswordRules } from './sign-in/PasswordRules.js';
import type { GuicheDataProvider } from '../providers/data-provider.js';

/** Where one chooses a new password for oneself. */
export function ChangePasswordDialog({
  isOpen,
  onClose,
  onChanged = onClose,
  isForced = false,
}: {
  isOpen: boolean;
  onClose: () => void;
  /** Instead of closing, once it is done. */
  onChanged?: () => void;
  /** Somebody else chose the present one: the only other way is out. */
  isForced?: boolean;
}) {
  const translate = useTranslate();
  const notify = useNotify();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const [problem, setProblem] = useState<string | null>(null);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    dataProvider
      .changePassword(String(form.get('current')), String(form.get('next')))
      .then(() => {
        setProblem(null);
        onChanged();
        notify('guiche.passwordChanged', { type: 'success' });
      })
      .catch((error: Error & { body?: { errors?: Record<string, unknown> } }) => {
        const [first] = Object.values(error.body?.errors ?? {}).filter((one) => typeof one === 'string');
        setProblem(first ?? error.message);
      });
  };

  return (
    <Dialog open={isOpen} onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="change-password-title">
      <form onSubmit={submit}>
        <DialogTitle id="change-password-title">{translate('guiche.changePassword')}</DialogTitle>
        <DialogContent>
          {isForced && <DialogContentText sx={{ mb: 1 }}>{translate('guiche.mustChangePassword')}</DialogContentText>}
          {problem !== null && <Alert severity="error">{problem}</Alert>}
          <TextField
            name="current"
            type="password"
            required
            autoFocus
            autoComplete="current-password"
            label={translate('guiche.currentPassword')}
          />
          <TextField
            name="next"
            type="password"
            required
            autoComplete="new-password"
            label={translate('guiche.newPassword')}
          />
          <PasswordRules />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate(isForced ? 'ra.auth.logout' : 'ra.action.cancel')}</Button>
          <Button type="submit" variant="contained">
            {translate('ra.action.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

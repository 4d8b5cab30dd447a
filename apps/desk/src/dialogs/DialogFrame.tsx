import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, type FormEvent, type ReactNode } from 'react';
import { explain } from '../app/notices.js';
import { useI18n } from '../i18n/use-i18n.js';
import css from './dialogs.module.css';

interface DialogFrameProps {
  title: string;
  lead?: string;
  confirm: string;
  confirmColor?: 'primary' | 'error';
  /** What the other button says, where it does more than close. */
  cancel?: string;
  disabled?: boolean;
  busy: boolean;
  error: unknown;
  onConfirm: () => void;
  onClose: () => void;
  testId: string;
  children: ReactNode;
}

/** What every question about a ticket looks like: a form in a dialog, with the server's refusal inside it. */
export function DialogFrame({
  title,
  lead,
  confirm,
  confirmColor = 'primary',
  cancel,
  disabled,
  busy,
  error,
  onConfirm,
  onClose,
  testId,
  children,
}: DialogFrameProps) {
  const { t } = useI18n();
  const id = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!busy && disabled !== true) onConfirm();
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby={id} data-testid={testId}>
      <form onSubmit={submit} noValidate className={css.frame}>
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent>
          <div className={css.body}>
            {lead !== undefined && <p className={css.lead}>{lead}</p>}
            {error !== null && error !== undefined && <Alert severity="error">{explain(error)}</Alert>}
            {children}
          </div>
        </DialogContent>
        <DialogActions>
          <Button variant="outlined" onClick={onClose}>
            {cancel ?? t('app.cancel')}
          </Button>
          <Button
            type="submit"
            variant="contained"
            color={confirmColor}
            disabled={disabled}
            loading={busy}
            data-testid="dialog-confirm"
          >
            {confirm}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

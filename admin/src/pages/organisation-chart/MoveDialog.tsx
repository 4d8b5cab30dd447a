import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  FormControlLabel,
  Switch,
} from '@mui/material';
import { useState, type FormEvent } from 'react';
import { useTranslate } from 'react-admin';
import type { ChartPerson } from '../../providers/types.js';
import { PersonPicker, type Person } from '../../resources/users/PersonPicker.js';

interface MoveDialogProps {
  person: ChartPerson;
  onClose: () => void;
  /** Answers why it was refused, or null. */
  onMove: (to: Person | null) => Promise<string | null>;
}

/** The same as dragging, for the keyboard, for a phone, and for somebody who is far away in the tree. */
export function MoveDialog({ person, onClose, onMove }: MoveDialogProps) {
  const translate = useTranslate();
  const [to, setTo] = useState<Person | null>(null);
  const [toTop, setToTop] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    void onMove(toTop ? null : to).then((refusal) => {
      if (refusal === null) return onClose();
      setProblem(refusal);
      setBusy(false);
    });
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="move-title">
      <form onSubmit={submit}>
        <DialogTitle id="move-title">{translate('resources.users.chart.moveTitle', { name: person.name })}</DialogTitle>
        <DialogContent>
          <DialogContentText sx={{ mb: 1.5 }}>{translate('resources.users.chart.moveAbout')}</DialogContentText>
          {!toTop && (
            <PersonPicker
              label={translate('resources.users.chart.newSuperior')}
              value={to}
              onChange={setTo}
              except={person.id}
              autoFocus
              required
            />
          )}
          <FormControlLabel
            sx={{ mt: 1 }}
            control={<Switch checked={toTop} onChange={(_event, checked) => setToTop(checked)} />}
            label={translate('resources.users.chart.toTop')}
          />
          {problem !== null && (
            <Alert severity="error" sx={{ mt: 1 }}>
              {problem}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={busy || (!toTop && to === null)}>
            {translate('resources.users.chart.apply')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

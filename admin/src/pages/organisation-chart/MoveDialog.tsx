import {
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
  /** Answers whether it was done. */
  onMove: (to: Person | null) => Promise<boolean>;
}

/** The same as dragging, for the keyboard, for a phone, and for somebody who is far away in the tree. */
export function MoveDialog({ person, onClose, onMove }: MoveDialogProps) {
  const translate = useTranslate();
  const [to, setTo] = useState<Person | null>(null);
  const [toTop, setToTop] = useState(false);
  const [busy, setBusy] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    void onMove(toTop ? null : to).then((done) => (done ? onClose() : setBusy(false)));
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

import DeleteOutlinedIcon from '@mui/icons-material/DeleteOutlined';
import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, TextField } from '@mui/material';
import { useState, type FormEvent } from 'react';
import {
  useCanAccess,
  useDataProvider,
  useNotify,
  useRecordContext,
  useRedirect,
  useRefresh,
  useTranslate,
} from 'react-admin';
import type { GuicheDataProvider } from '../../providers/data-provider.js';

/** Deletes a team, for who types its name (ORG-2): the server asks for it too. */
export function DeleteTeamButton() {
  const translate = useTranslate();
  const record = useRecordContext();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { canAccess } = useCanAccess({ resource: 'teams', action: 'delete' });
  const notify = useNotify();
  const redirect = useRedirect();
  const refresh = useRefresh();
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (record === undefined || canAccess !== true) return null;
  const name = String(record.name);
  const isSame = typed.trim().toLowerCase() === name.toLowerCase();
  const remove = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    dataProvider
      .deleteTeam(record.id, typed)
      .then(() => {
        notify('resources.teams.remove.done', { type: 'success' });
        redirect('list', 'teams');
        refresh();
      })
      .catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)))
      .finally(() => setBusy(false));
  };
  return (
    <>
      <Button
        variant="outlined"
        color="error"
        startIcon={<DeleteOutlinedIcon />}
        data-testid="delete-team"
        onClick={() => {
          setTyped('');
          setProblem(null);
          setIsOpen(true);
        }}
      >
        {translate('ra.action.delete')}
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => setIsOpen(false)}
        aria-labelledby="delete-team-title"
        fullWidth
        maxWidth="xs"
      >
        <form onSubmit={remove}>
          <DialogTitle id="delete-team-title">{translate('resources.teams.remove.title', { name })}</DialogTitle>
          <DialogContent>
            <DialogContentText sx={{ mb: 1.5 }}>{translate('resources.teams.remove.text')}</DialogContentText>
            <TextField
              autoFocus
              fullWidth
              name="team-name"
              label={translate('resources.teams.remove.type')}
              placeholder={name}
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              error={problem !== null}
              helperText={problem ?? name}
            />
          </DialogContent>
          <DialogActions>
            <Button onClick={() => setIsOpen(false)}>{translate('ra.action.cancel')}</Button>
            <Button type="submit" variant="contained" color="error" disabled={!isSame || busy}>
              {translate('resources.teams.remove.confirm')}
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}

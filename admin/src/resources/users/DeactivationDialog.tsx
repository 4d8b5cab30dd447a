import {
  Alert,
  Box,
  Button,
  CircularProgress,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  FormControl,
  FormControlLabel,
  FormLabel,
  Radio,
  RadioGroup,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useDataProvider, useGetOne, useNotify, useRefresh, useTranslate } from 'react-admin';
import type { GuicheDataProvider } from '../../providers/data-provider.js';
import type { DeactivationPreview } from '../../providers/types.js';
import { PersonPicker, type Person } from './PersonPicker.js';
import { Ties } from './Ties.js';

/** Shows what somebody leaves behind before he is deactivated, and asks what becomes of it (IAM-14). */
export function DeactivationDialog({ userId, onClose }: { userId: string; onClose: () => void }) {
  const translate = useTranslate();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { data: preview, error } = useQuery({
    queryKey: ['deactivation-preview', userId],
    queryFn: () => dataProvider.deactivationPreview(userId),
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="deactivation-title">
      <DialogTitle id="deactivation-title">
        {translate('resources.users.deactivateTitle', { name: preview?.name ?? '…' })}
      </DialogTitle>
      {preview === undefined ? (
        <DialogContent>
          {error === null ? <CircularProgress size={24} /> : <Alert severity="error">{error.message}</Alert>}
        </DialogContent>
      ) : (
        <Choice preview={preview} onClose={onClose} />
      )}
    </Dialog>
  );
}

type Way = 'queues' | 'person';
type Home = 'person' | 'nobody';

function Choice({ preview, onClose }: { preview: DeactivationPreview; onClose: () => void }) {
  const { name, ties, userId, version, superiorId } = preview;
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { data: superior } = useGetOne('users', { id: superiorId ?? '' }, { enabled: superiorId !== null });
  const [way, setWay] = useState<Way>('queues');
  const [heir, setHeir] = useState<Person | null>(null);
  const [home, setHome] = useState<Home>('person');
  const [chosen, setChosen] = useState<Person | null>();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const hasTickets = ties.some(({ kind }) => kind === 'open-tickets');
  const hasPeople = ties.some(({ kind }) => kind === 'subordinates');
  // Whom he answers to himself usually takes over his people.
  const suggested = superior?.active === true ? { id: String(superior.id), name: String(superior.name) } : null;
  const newSuperior = chosen === undefined ? suggested : chosen;
  const isComplete =
    (!hasTickets || way === 'queues' || heir !== null) && (!hasPeople || home === 'nobody' || newSuperior !== null);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setBusy(true);
    dataProvider
      .deactivateUser(userId, {
        version,
        ticketsTo: hasTickets && way === 'person' && heir !== null ? heir.id : 'queues',
        ...(hasPeople && { subordinatesTo: home === 'nobody' ? null : (newSuperior?.id ?? null) }),
      })
      .then(() => {
        notify('resources.users.deactivated', { type: 'success', messageArgs: { name } });
        onClose();
        refresh();
      })
      .catch((error: Error) => setProblem(error.message))
      .finally(() => setBusy(false));
  };

  return (
    <form onSubmit={submit}>
      <DialogContent>
        <DialogContentText sx={{ mb: 1.5 }}>{translate('resources.users.deactivateAbout')}</DialogContentText>
        <Ties ties={ties} />
        {hasTickets && (
          <FormControl sx={{ mt: 2, width: '100%' }}>
            <FormLabel id="tickets-to">{translate('resources.users.ticketsTo')}</FormLabel>
            <RadioGroup
              aria-labelledby="tickets-to"
              value={way}
              onChange={(event) => setWay(event.target.value as Way)}
            >
              <FormControlLabel
                value="queues"
                control={<Radio />}
                label={translate('resources.users.ticketsToQueues')}
              />
              <FormControlLabel
                value="person"
                control={<Radio />}
                label={translate('resources.users.ticketsToPerson')}
              />
            </RadioGroup>
            {way === 'person' && (
              <Box sx={{ mt: 1 }}>
                <PersonPicker
                  label={translate('resources.users.heir')}
                  helperText={translate('resources.users.heirHelp')}
                  value={heir}
                  onChange={setHeir}
                  except={userId}
                  required
                />
              </Box>
            )}
          </FormControl>
        )}
        {hasPeople && (
          <FormControl sx={{ mt: 2, width: '100%' }}>
            <FormLabel id="people-to">{translate('resources.users.subordinatesTo')}</FormLabel>
            <RadioGroup
              aria-labelledby="people-to"
              value={home}
              onChange={(event) => setHome(event.target.value as Home)}
            >
              <FormControlLabel
                value="person"
                control={<Radio />}
                label={translate('resources.users.subordinatesToPerson')}
              />
              <FormControlLabel
                value="nobody"
                control={<Radio />}
                label={translate('resources.users.subordinatesToNobody')}
              />
            </RadioGroup>
            {home === 'person' && (
              <Box sx={{ mt: 1 }}>
                <PersonPicker
                  label={translate('resources.users.fields.superiorId')}
                  value={newSuperior}
                  onChange={setChosen}
                  except={userId}
                  required
                />
              </Box>
            )}
          </FormControl>
        )}
        {problem !== null && (
          <Alert severity="error" sx={{ mt: 2 }}>
            {problem}
          </Alert>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
        <Button type="submit" variant="contained" color="error" disabled={!isComplete || busy}>
          {translate('resources.users.deactivate')}
        </Button>
      </DialogActions>
    </form>
  );
}

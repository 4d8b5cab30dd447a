import {
  Alert,
  Box,
  Button,
  Card,
  CardContent,
  Chip,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  LinearProgress,
  Stack,
  Typography,
} from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCanAccess, useDataProvider, useLocale, useNotify, useTranslate } from 'react-admin';
import { Moment } from '../../parts/when.js';
import type { GuicheDataProvider } from '../../providers/data-provider.js';
import type { RetentionRun } from '../../providers/types.js';

const words = (key: string): string => `resources.retention-policies.${key}`;
const isOpen = ({ state }: RetentionRun): boolean => state === 'waiting' || state === 'running';
const queryKey = ['retention-runs'];

/** The clean-ups: what each removed, the one that runs with its progress, and the way to begin or stop one. */
export function Runs() {
  const translate = useTranslate();
  const notify = useNotify();
  const client = useQueryClient();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { canAccess: mayRun } = useCanAccess({ resource: 'retention-policies', action: 'run' });
  const [isAsking, setIsAsking] = useState(false);
  const { data, error } = useQuery({
    queryKey,
    queryFn: () => dataProvider.retentionRuns(),
    refetchInterval: (query) => (query.state.data?.some(isOpen) === true ? 1_000 : 15_000),
  });
  const act = (work: () => Promise<unknown>, done: string) => {
    setIsAsking(false);
    work()
      .then(() => {
        notify(words(done), { type: 'success' });
        return client.invalidateQueries({ queryKey });
      })
      .catch((refusal: Error) => notify(refusal.message, { type: 'error' }));
  };
  return (
    <Card component="section" data-testid="retention-runs">
      <CardContent sx={{ p: { xs: 2, md: 3 } }}>
        <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 2, flexWrap: 'wrap' }}>
          <Box sx={{ minWidth: 0 }}>
            <Typography variant="h2">{translate(words('runs'))}</Typography>
            <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
              {translate(words('runsAbout'))}
            </Typography>
          </Box>
          {mayRun === true && data?.some(isOpen) === false && (
            <Button variant="outlined" onClick={() => setIsAsking(true)} sx={{ alignSelf: 'flex-start' }}>
              {translate(words('start'))}
            </Button>
          )}
        </Stack>
        {error !== null && <Alert severity="error">{error.message}</Alert>}
        {data?.length === 0 && <Typography sx={{ color: 'text.secondary' }}>{translate(words('noRuns'))}</Typography>}
        {data?.map((run) => (
          <Run
            key={run.id}
            run={run}
            onCancel={mayRun === true ? () => act(() => dataProvider.cancelRetention(run.id), 'cancelled') : null}
          />
        ))}
      </CardContent>
      <Dialog open={isAsking} onClose={() => setIsAsking(false)}>
        <DialogTitle>{translate(words('startTitle'))}</DialogTitle>
        <DialogContent>
          <DialogContentText>{translate(words('startText'))}</DialogContentText>
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setIsAsking(false)}>{translate('ra.action.cancel')}</Button>
          <Button color="error" variant="contained" onClick={() => act(() => dataProvider.beginRetention(), 'started')}>
            {translate(words('start'))}
          </Button>
        </DialogActions>
      </Dialog>
    </Card>
  );
}

function Run({ run, onCancel }: { run: RetentionRun; onCancel: (() => void) | null }) {
  const translate = useTranslate();
  const numbers = new Intl.NumberFormat(useLocale());
  const removed = run.progress.filter(({ count }) => count > 0);
  return (
    <Stack
      direction={{ xs: 'column', sm: 'row' }}
      sx={({ tokens }) => ({ gap: 1, py: 1.25, alignItems: { sm: 'center' }, borderTop: `1px solid ${tokens.border}` })}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <Chip
            size="small"
            variant="outlined"
            label={translate(words(`state.${run.state}`))}
            color={run.state === 'done' ? 'success' : run.state === 'failed' ? 'error' : 'default'}
          />
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>
            <Moment at={run.createdAt} />
            {run.requestedBy === null && ` · ${translate(words('byNight'))}`}
          </Typography>
        </Stack>
        {isOpen(run) && <LinearProgress sx={{ my: 1, maxWidth: 320 }} aria-label={translate(words('state.running'))} />}
        <Typography variant="body2" sx={{ mt: 0.5 }}>
          {removed.length === 0
            ? translate(words('nothingRemoved'))
            : removed.map(({ label, count }) => `${label}: ${numbers.format(count)}`).join(' · ')}
        </Typography>
        {run.error !== null && (
          <Typography variant="body2" sx={({ tokens }) => ({ color: tokens.dangerText })}>
            {run.error}
          </Typography>
        )}
      </Box>
      {isOpen(run) && onCancel !== null && (
        <Button size="small" variant="outlined" onClick={onCancel} disabled={run.cancelAsked}>
          {translate(words('cancel'))}
        </Button>
      )}
    </Stack>
  );
}

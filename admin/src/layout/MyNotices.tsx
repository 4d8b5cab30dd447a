import { Alert, Button, Collapse, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDataProvider, useNotify, useTranslate } from 'react-admin';
import type { GuicheDataProvider } from '../providers/data-provider.js';

const queryKey = ['my-notices'];

/** What the company tells whoever is here: a bar that one closes, or a dialog that holds one up until it is acknowledged. */
export function MyNotices() {
  const translate = useTranslate();
  const notify = useNotify();
  const client = useQueryClient();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { data = [] } = useQuery({
    queryKey,
    queryFn: () => dataProvider.myNotices(),
    refetchInterval: 60_000,
    refetchOnWindowFocus: true,
  });
  const open = data.filter(({ acknowledgedAt }) => acknowledgedAt === null);
  const must = open.filter(({ mustBeAcknowledged }) => mustBeAcknowledged);
  const [blocking] = must;
  const [shown] = open;
  const acknowledge = (id: string) => {
    dataProvider
      .acknowledgeNotice(id)
      .then(() => client.invalidateQueries({ queryKey }))
      .catch((error: Error) => notify(error.message, { type: 'error' }));
  };
  if (blocking !== undefined) {
    return (
      <Dialog open fullWidth maxWidth="sm" aria-labelledby="notice-title" data-testid="notice-dialog">
        <DialogTitle id="notice-title">{blocking.title}</DialogTitle>
        <DialogContent>
          <Typography sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{blocking.body}</Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary', mt: 2 }}>
            {must.length > 1 && `${translate('guiche.notices.of', { place: 1, total: must.length })} · `}
            {translate('guiche.notices.must')}
          </Typography>
        </DialogContent>
        <DialogActions>
          <Button variant="contained" autoFocus onClick={() => acknowledge(blocking.id)}>
            {translate('guiche.notices.acknowledge')}
          </Button>
        </DialogActions>
      </Dialog>
    );
  }
  return (
    <Collapse in={shown !== undefined} unmountOnExit>
      {shown !== undefined && (
        <Alert
          severity="info"
          role="status"
          data-testid="notice-bar"
          sx={{ borderRadius: 0, alignItems: 'center' }}
          action={
            <Button color="inherit" size="small" onClick={() => acknowledge(shown.id)}>
              {translate('guiche.notices.dismiss')}
            </Button>
          }
        >
          <strong>{shown.title}</strong>
          <Typography component="div" variant="body2" sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            {shown.body}
          </Typography>
        </Alert>
      )}
    </Collapse>
  );
}

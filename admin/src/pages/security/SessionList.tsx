import { Alert, Box, Button, Chip, List, ListItem, ListItemText, Skeleton } from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDataProvider, useNotify, useTranslate } from 'react-admin';
import { Moment } from '../../parts/when.js';
import type { GuicheDataProvider } from '../../providers/data-provider.js';
import { deviceName } from './device-name.js';

/** The open sessions of oneself (`userId` null) or of a user, each with the way to end it. */
export function SessionList({ userId }: { userId: string | null }) {
  const translate = useTranslate();
  const notify = useNotify();
  const client = useQueryClient();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const queryKey = ['sessions', userId];
  const { data, error } = useQuery({ queryKey, queryFn: () => dataProvider.sessions(userId) });
  const end = useMutation({
    mutationFn: (id: string) => dataProvider.endSession(userId, id),
    onSuccess: () => notify('security.sessions.ended', { type: 'success' }),
    onError: (problem: Error) => notify(problem.message, { type: 'error' }),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  if (error) return <Alert severity="error">{error.message}</Alert>;
  if (!data) return <Skeleton height={96} />;
  if (data.length === 0) return <Box sx={{ color: 'text.secondary' }}>{translate('security.sessions.none')}</Box>;
  return (
    <List dense disablePadding data-testid="sessions">
      {data.map((session) => (
        <ListItem
          key={session.id}
          divider
          disableGutters
          secondaryAction={
            session.current ? (
              <Chip size="small" label={translate('security.sessions.current')} />
            ) : (
              <Button size="small" onClick={() => end.mutate(session.id)} disabled={end.isPending}>
                {translate('security.sessions.end')}
              </Button>
            )
          }
        >
          <ListItemText
            primary={deviceName(session.userAgent) ?? translate('security.sessions.unknown')}
            secondary={
              <>
                {session.ip ? `${session.ip} · ` : ''}
                {translate('security.sessions.lastUsed')} <Moment at={session.lastUsedAt} />
                {session.secondFactor &&
                  ` · ${translate(session.secondFactor === 'provider' ? 'security.sessions.byProvider' : 'security.sessions.byFactor')}`}
              </>
            }
          />
        </ListItem>
      ))}
    </List>
  );
}

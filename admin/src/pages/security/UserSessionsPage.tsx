import { Alert, Box, Button, Chip, List, ListItem, ListItemText, Stack, Typography } from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Confirm, useCanAccess, useDataProvider, useGetList, useGetOne, useNotify, useTranslate } from 'react-admin';
import { useState } from 'react';
import { useParams } from 'react-router';
import { PageBody, PageHeader } from '../../parts/PageHeader.js';
import { Moment } from '../../parts/when.js';
import type { GuicheDataProvider } from '../../providers/data-provider.js';
import { Block } from './Block.js';
import { SessionList } from './SessionList.js';

/** Where a user is signed in, his second factor and his API tokens, with the ways to end each. */
export function UserSessionsPage() {
  const translate = useTranslate();
  const notify = useNotify();
  const client = useQueryClient();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { id = '' } = useParams();
  const { data: user } = useGetOne('users', { id });
  const all = useMutation({
    mutationFn: () => dataProvider.endAllSessions(id),
    onSuccess: () => notify('security.sessions.endedAll', { type: 'success' }),
    onError: (error: Error) => notify(error.message, { type: 'error' }),
    onSettled: () => client.invalidateQueries({ queryKey: ['sessions', id] }),
  });
  return (
    <PageBody>
      <PageHeader
        title={translate('security.sessions.title', { name: String(user?.name ?? '…') })}
        about={translate('security.sessions.about')}
        back={`/users/${id}`}
      />
      <Box sx={{ display: 'grid', gap: 2, maxWidth: 760 }}>
        <Block
          title={translate('security.sessions.list')}
          actions={
            <Button color="error" onClick={() => all.mutate()} loading={all.isPending}>
              {translate('security.sessions.endAll')}
            </Button>
          }
        >
          <SessionList userId={id} />
        </Block>
        <Block title={translate('security.factor.title')}>
          <FactorOf userId={id} />
        </Block>
        <Block title={translate('security.sessions.tokens')}>
          <TokensOf userId={id} />
        </Block>
      </Box>
    </PageBody>
  );
}

function FactorOf({ userId }: { userId: string }) {
  const translate = useTranslate();
  const notify = useNotify();
  const client = useQueryClient();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const [isAsking, setIsAsking] = useState(false);
  const { canAccess } = useCanAccess({ resource: 'users', action: 'reset-second-factor' });
  const { data, error } = useQuery({
    queryKey: ['factor-of', userId],
    queryFn: () => dataProvider.secondFactorOf(userId),
  });
  const reset = useMutation({
    mutationFn: () => dataProvider.resetSecondFactor(userId),
    onSuccess: () => notify('security.factor.wasReset', { type: 'success' }),
    onError: (problem: Error) => notify(problem.message, { type: 'error' }),
    onSettled: () => {
      setIsAsking(false);
      void client.invalidateQueries({ queryKey: ['factor-of', userId] });
      void client.invalidateQueries({ queryKey: ['sessions', userId] });
    },
  });
  if (error) return <Alert severity="error">{error.message}</Alert>;
  return (
    <Stack direction="row" sx={{ gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
      <Chip
        size="small"
        color={data?.on ? 'success' : 'default'}
        label={translate(data?.on ? 'security.factor.isOn' : 'security.factor.isOff')}
      />
      {data?.on === true && (
        <Typography variant="body2">{translate('security.factor.left', { count: data.recoveryCodesLeft })}</Typography>
      )}
      {data?.on === true && canAccess === true && (
        <Button color="error" onClick={() => setIsAsking(true)}>
          {translate('security.factor.reset')}
        </Button>
      )}
      <Confirm
        isOpen={isAsking}
        title="security.factor.reset"
        content="security.factor.resetAbout"
        loading={reset.isPending}
        onConfirm={() => reset.mutate()}
        onClose={() => setIsAsking(false)}
      />
    </Stack>
  );
}

function TokensOf({ userId }: { userId: string }) {
  const translate = useTranslate();
  const notify = useNotify();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { canAccess: mayRevoke } = useCanAccess({ resource: 'api-tokens', action: 'delete' });
  const { data, error, refetch } = useGetList('api-tokens', {
    filter: { userId },
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'createdAt', order: 'DESC' },
  });
  const revoke = useMutation({
    mutationFn: (id: string) => dataProvider.delete('api-tokens', { id }),
    onSuccess: () => notify('security.sessions.revoked', { type: 'success' }),
    onError: (problem: Error) => notify(problem.message, { type: 'error' }),
    onSettled: () => refetch(),
  });
  if (error) return <Alert severity="error">{(error as Error).message}</Alert>;
  const live = (data ?? []).filter((token) => !token.revokedAt);
  if (live.length === 0) return <Box sx={{ color: 'text.secondary' }}>{translate('security.sessions.noTokens')}</Box>;
  return (
    <List dense disablePadding>
      {live.map((token) => (
        <ListItem
          key={token.id}
          divider
          disableGutters
          secondaryAction={
            mayRevoke === true && (
              <Button size="small" onClick={() => revoke.mutate(String(token.id))} disabled={revoke.isPending}>
                {translate('security.sessions.revoke')}
              </Button>
            )
          }
        >
          <ListItemText
            primary={`${String(token.name)} · ${String(token.prefix)}…`}
            secondary={
              <>
                {translate('security.sessions.lastUsed')} <Moment at={token.lastUsedAt as string | null} />
              </>
            }
          />
        </ListItem>
      ))}
    </List>
  );
}

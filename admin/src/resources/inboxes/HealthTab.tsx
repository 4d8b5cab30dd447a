import { Box, Chip, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { Moment } from '../../parts/when.js';

interface Health {
  state: 'ok' | 'failing' | 'paused' | 'reconnect';
  lastInAt: string | null;
  lastOutAt: string | null;
  lastError: string | null;
  lastErrorAt: string | null;
  pausedUntil: string | null;
  messagesWaiting: number | null;
  notUnderstood: number | null;
}

/** Whether the account works, as one word. */
export function HealthMark() {
  const translate = useTranslate();
  const health = useRecordContext()?.health as Health | undefined;
  if (health === undefined) return null;
  const isWell = health.state === 'ok';
  return (
    <Chip
      size="small"
      label={translate(`resources.inboxes.stateOf.${health.state}`)}
      sx={({ tokens }) => ({
        height: 22,
        backgroundColor: isWell ? tokens.accentSoft : health.state === 'paused' ? tokens.amberSoft : tokens.dangerSoft,
        color: isWell ? tokens.accentText : health.state === 'paused' ? tokens.amberText : tokens.dangerText,
      })}
    />
  );
}

/** CHN-2: what came last, what went last, what went wrong last and in whose words. */
export function HealthTab() {
  const translate = useTranslate();
  const health = useRecordContext()?.health as Health | undefined;
  if (health === undefined) return null;
  const lines: [string, ReactNode][] = [
    ['lastIn', <Moment at={health.lastInAt} />],
    ['lastOut', <Moment at={health.lastOutAt} />],
    ['messagesWaiting', health.messagesWaiting ?? 0],
    ['notUnderstood', health.notUnderstood ?? 0],
    [
      'lastError',
      health.lastError === null ? (
        translate('resources.inboxes.noError')
      ) : (
        <>
          {health.lastError} (<Moment at={health.lastErrorAt} />)
        </>
      ),
    ],
    ...(health.pausedUntil === null
      ? []
      : ([['pausedUntil', <Moment at={health.pausedUntil} />]] as [string, ReactNode][])),
  ];
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
      {lines.map(([name, value]) => (
        <div key={name}>
          <Typography component="dt" variant="caption" sx={{ color: 'text.secondary' }}>
            {translate(`resources.inboxes.${name}`)}
          </Typography>
          <Typography component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
            {value}
          </Typography>
        </div>
      ))}
    </Box>
  );
}

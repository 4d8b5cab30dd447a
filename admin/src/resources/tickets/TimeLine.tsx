import { Alert, Box, Skeleton, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useTranslate, type Identifier } from 'react-admin';
import { Moment } from '../../parts/when.js';
import type { GuicheDataProvider } from '../../providers/data-provider.js';
import type { TimelineEvent } from '../../providers/types.js';

/** What happened to a ticket, in order (TKT-14). */
export function TimeLine({ ticketId }: { ticketId: Identifier }) {
  const translate = useTranslate();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { data, error } = useQuery({
    queryKey: ['ticket-events', ticketId],
    queryFn: () => dataProvider.ticketEvents(ticketId),
  });
  if (error) return <Alert severity="error">{error.message}</Alert>;
  if (data === undefined) return <Skeleton variant="rounded" height={120} />;
  return (
    <Box component="ol" data-testid="timeline" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {data.map((event) => (
        <Box
          component="li"
          key={event.seq}
          sx={({ tokens }) => ({
            pb: 1.25,
            pl: 2,
            position: 'relative',
            borderLeft: `2px solid ${tokens.border}`,
            '&::before': {
              content: '""',
              position: 'absolute',
              left: -5,
              top: 6,
              width: 8,
              height: 8,
              borderRadius: 8,
              backgroundColor: tokens.amber,
            },
          })}
        >
          <Typography variant="body2" sx={{ fontWeight: 600 }}>
            {translate(`resources.tickets.event.${event.type}`, { _: event.type })}
          </Typography>
          <Details event={event} />
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>
            {event.actor.name ?? translate(`guiche.actor.${event.actor.kind}`, { _: event.actor.kind })} ·{' '}
            <Moment at={event.at} />
          </Typography>
        </Box>
      ))}
    </Box>
  );
}

/** What an entry changed, as far as it can be said in a line: from which status to which, to whom, with what words. */
function Details({ event }: { event: TimelineEvent }) {
  const translate = useTranslate();
  const { from, to, comment, note, names } = event.data;
  const status = (code: unknown) => translate(`guiche.status.${String(code)}`, { _: String(code) });
  const parts = [
    event.type === 'status-changed' && `${status(from)} → ${status(to)}`,
    ...Object.values((names ?? {}) as Record<string, unknown>).filter((name) => typeof name === 'string'),
    comment,
    note,
  ].filter((part) => typeof part === 'string' && part !== '');
  if (parts.length === 0) return null;
  return (
    <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
      {parts.join(' · ')}
    </Typography>
  );
}

import { Box, Card, CardContent, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useCanAccess, useDataProvider, useTranslate } from 'react-admin';
import type { GuicheDataProvider } from '../../providers/data-provider.js';

/** Three numbers of this moment. */
export function Now() {
  const translate = useTranslate();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { canAccess: seesTickets } = useCanAccess({ resource: 'tickets', action: 'list' });
  const { canAccess: seesAgents } = useCanAccess({ resource: 'agents', action: 'list' });
  const counts = useQuery({
    queryKey: ['ticket-counts'],
    queryFn: () => dataProvider.ticketCounts(),
    enabled: seesTickets === true,
    refetchInterval: 30_000,
  });
  const agents = useQuery({
    queryKey: ['agents'],
    queryFn: () => dataProvider.agents(),
    enabled: seesAgents === true,
    refetchInterval: 30_000,
  });
  const online = agents.data?.filter((agent) => agent.presence === 'online').length;
  if (seesTickets !== true && seesAgents !== true) return null;
  return (
    <Card component="section" aria-labelledby="now-title">
      <CardContent sx={{ p: 2.5 }}>
        <Typography id="now-title" variant="h2" sx={{ mb: 1.5 }}>
          {translate('guiche.home.now')}
        </Typography>
        <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(3, 1fr)', gap: 1 }}>
          <Figure value={counts.data?.all?.count} label={translate('guiche.home.live')} />
          <Figure value={counts.data?.unassigned?.count} label={translate('guiche.home.unassigned')} />
          <Figure value={online} label={translate('guiche.home.online')} />
        </Box>
      </CardContent>
    </Card>
  );
}

function Figure({ value, label }: { value: number | undefined; label: string }) {
  return (
    <Box sx={({ tokens }) => ({ backgroundColor: tokens.sunken, borderRadius: 2, p: 1.25 })}>
      <Typography
        component="div"
        sx={{ fontSize: '1.5rem', lineHeight: 1.2, fontWeight: 700, fontVariantNumeric: 'tabular-nums' }}
      >
        {value ?? '—'}
      </Typography>
      <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
        {label}
      </Typography>
    </Box>
  );
}

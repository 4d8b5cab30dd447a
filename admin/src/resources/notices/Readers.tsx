import { Alert, Button, Card, CardContent, Stack, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useRecordContext, useTranslate } from 'react-admin';
import { Moment } from '../../parts/when.js';
import type { GuicheDataProvider } from '../../providers/data-provider.js';

type Which = 'all' | 'done' | 'open';
const perPage = 20;

/** Everybody a notice is addressed to, and since when he has acknowledged it. */
export function Readers() {
  const translate = useTranslate();
  const record = useRecordContext();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const [which, setWhich] = useState<Which>('all');
  const [shown, setShown] = useState(perPage);
  const id = String(record?.id);
  const read = (filter: object, count: number) => dataProvider.noticeReaders(id, filter, count);
  const filter = which === 'all' ? {} : { acknowledged: which === 'done' };
  const { data, error } = useQuery({
    queryKey: ['notice-readers', id, record?.version, which, shown],
    queryFn: () => read(filter, shown),
    enabled: record !== undefined,
  });
  const { data: counts } = useQuery({
    queryKey: ['notice-readers', id, record?.version, 'counts'],
    queryFn: async () => ({ total: (await read({}, 1)).total, done: (await read({ acknowledged: true }, 1)).total }),
    enabled: record !== undefined,
  });
  return (
    <Card component="section" data-testid="notice-readers">
      <CardContent sx={{ p: { xs: 2, md: 3 } }}>
        <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', flexWrap: 'wrap', gap: 1 }}>
          <div>
            <Typography variant="h2">{translate('resources.notices.readers.title')}</Typography>
            {counts && (
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {translate('resources.notices.readers.count', counts)}
              </Typography>
            )}
          </div>
          <ToggleButtonGroup
            exclusive
            size="small"
            value={which}
            onChange={(_event, value: Which | null) => {
              if (value !== null) setWhich(value);
              setShown(perPage);
            }}
          >
            {(['all', 'done', 'open'] as const).map((one) => (
              <ToggleButton key={one} value={one} sx={{ textTransform: 'none', px: 1.5 }}>
                {translate(`resources.notices.readers.${one}`)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        </Stack>
        {error !== null && <Alert severity="error">{error.message}</Alert>}
        {data?.rows.length === 0 && (
          <Typography sx={{ color: 'text.secondary', py: 2 }}>{translate('resources.notices.readers.none')}</Typography>
        )}
        {data?.rows.map((reader) => (
          <Stack
            key={reader.id}
            direction="row"
            sx={({ tokens }) => ({
              py: 0.75,
              gap: 1,
              justifyContent: 'space-between',
              borderTop: `1px solid ${tokens.border}`,
              '&:first-of-type': { mt: 1.5 },
            })}
          >
            <Typography noWrap>
              {reader.name}
              {!reader.addressed && (
                <Typography component="span" variant="caption" sx={{ color: 'text.secondary', ml: 1 }}>
                  {translate('resources.notices.readers.gone')}
                </Typography>
              )}
            </Typography>
            <Typography variant="body2" sx={{ color: 'text.secondary', flexShrink: 0 }}>
              {reader.acknowledgedAt === null ? (
                translate('resources.notices.readers.pending')
              ) : (
                <Moment at={reader.acknowledgedAt} />
              )}
            </Typography>
          </Stack>
        ))}
        {data !== undefined && data.total > data.rows.length && (
          <Button size="small" sx={{ mt: 1 }} onClick={() => setShown(Math.min(shown * 2, 1000))}>
            {translate('guiche.more')}
          </Button>
        )}
      </CardContent>
    </Card>
  );
}

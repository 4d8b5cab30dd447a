import CheckCircleOutlineIcon from '@mui/icons-material/CheckCircleOutlined';
import RemoveCircleOutlineIcon from '@mui/icons-material/RemoveCircleOutlineOutlined';
import { Alert, Autocomplete, Box, Skeleton, Stack, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useGetList, useLocale, useTranslate, type Identifier, type RaRecord } from 'react-admin';
import type { GuicheDataProvider } from '../../providers/data-provider.js';

/** Why? of a ticket (IAM-9a): whether a person sees it, and each thing that speaks for it or does not. */
export function WhoSees({ ticketId }: { ticketId: Identifier }) {
  const translate = useTranslate();
  const locale = useLocale();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const [typed, setTyped] = useState('');
  const [person, setPerson] = useState<RaRecord | null>(null);
  const { data: people } = useGetList('users', {
    filter: { active: true, ...(typed !== '' && { q: typed }) },
    sort: { field: 'name', order: 'ASC' },
    pagination: { page: 1, perPage: 20 },
  });
  const { data, error, isFetching } = useQuery({
    queryKey: ['ticket-access', ticketId, person?.id, locale],
    queryFn: () => dataProvider.ticketAccess(ticketId, person?.id ?? ''),
    enabled: person !== null,
  });
  return (
    <Box data-testid="who-sees">
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {translate('resources.profiles.effective.whoAbout')}
      </Typography>
      <Autocomplete
        options={people ?? []}
        value={person}
        onChange={(_event, value) => setPerson(value)}
        onInputChange={(_event, value, reason) => reason === 'input' && setTyped(value)}
        getOptionLabel={(option) => String(option.name)}
        getOptionKey={(option) => option.id}
        isOptionEqualToValue={(option, value) => option.id === value.id}
        filterOptions={(options) => options}
        size="small"
        renderInput={(props) => <TextField {...props} label={translate('resources.profiles.effective.user')} />}
      />
      {error && <Alert severity="error">{error.message}</Alert>}
      {isFetching && <Skeleton variant="rounded" height={120} sx={{ mt: 1 }} />}
      {data && !isFetching && (
        <Box role="status" sx={{ mt: 1 }}>
          <Alert severity={data.reached ? 'success' : 'warning'}>{data.text}</Alert>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, mt: 1, p: 0 }}>
            {data.reasons.map(({ kind, permission, matched, text }) => (
              <Stack
                key={permission ?? kind}
                component="li"
                direction="row"
                sx={{ gap: 1, py: 0.5 }}
                data-matched={matched}
              >
                {matched ? (
                  <CheckCircleOutlineIcon
                    fontSize="small"
                    color="primary"
                    titleAccess={translate('resources.profiles.effective.matched')}
                  />
                ) : (
                  <RemoveCircleOutlineIcon
                    fontSize="small"
                    sx={{ color: 'text.secondary' }}
                    titleAccess={translate('resources.profiles.effective.unmatched')}
                  />
                )}
                <Typography variant="body2" sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                  {text}
                </Typography>
              </Stack>
            ))}
          </Box>
        </Box>
      )}
    </Box>
  );
}

import { Alert, Card, CardContent, FormControlLabel, MenuItem, Stack, Switch, TextField } from '@mui/material';
import { useState } from 'react';
import { useGetList, useTranslate, type RaRecord } from 'react-admin';
import { useSearchParams } from 'react-router';
import { PageBody, PageHeader } from '../parts/PageHeader.js';
import { ProfileContents } from '../parts/ProfileContents.js';

/** Two profiles side by side (IAM-6): differences only, or everything. Which two stands in the address. */
export function CompareProfilesPage() {
  const translate = useTranslate();
  const [params, setParams] = useSearchParams();
  const [onlyDifferences, setOnlyDifferences] = useState(true);
  const { data, error } = useGetList('profiles', {
    sort: { field: 'name', order: 'ASC' },
    pagination: { page: 1, perPage: 200 },
  });
  const chosen = (name: string): RaRecord | undefined => data?.find(({ id }) => id === params.get(name));
  const profiles = [chosen('a'), chosen('b')].filter((profile) => profile !== undefined);
  const choice = (name: 'a' | 'b', label: string) => (
    <TextField
      select
      label={translate(label)}
      value={chosen(name) ? (params.get(name) ?? '') : ''}
      onChange={(event) => {
        params.set(name, event.target.value);
        setParams(params, { replace: true });
      }}
      sx={{ width: { xs: '100%', sm: 280 } }}
      data-testid={`compare-${name}`}
    >
      {(data ?? []).map((profile) => (
        <MenuItem key={profile.id} value={String(profile.id)}>
          {profile.name}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <PageBody>
      <PageHeader
        title={translate('resources.profiles.compare')}
        about={translate('resources.profiles.compareAbout')}
        back="/profiles"
      />
      <Card>
        <CardContent sx={{ p: { xs: 1.5, sm: 2 } }}>
          <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap', alignItems: 'center', mb: 2 }}>
            {choice('a', 'resources.profiles.compareFirst')}
            {choice('b', 'resources.profiles.compareSecond')}
            <FormControlLabel
              control={<Switch checked={onlyDifferences} onChange={(_event, on) => setOnlyDifferences(on)} />}
              label={translate('resources.profiles.compareOnlyDifferences')}
            />
          </Stack>
          {error && <Alert severity="error">{(error as Error).message}</Alert>}
          {profiles.length < 2 ? (
            <Alert severity="info">{translate('resources.profiles.compareChoose')}</Alert>
          ) : (
            <ProfileContents profiles={profiles} onlyDifferences={onlyDifferences} />
          )}
        </CardContent>
      </Card>
    </PageBody>
  );
}

import { Box, Card, CardContent, Typography } from '@mui/material';
import { useGetIdentity, useTranslate } from 'react-admin';
import { PageBody, PageHeader } from '../parts/PageHeader.js';
import { Now } from './home/Now.js';
import { SetUp } from './home/SetUp.js';
import { Ways } from './home/Ways.js';

/** The first page: how far the set-up is, how things stand now, and the ways out of here. */
export function HomePage() {
  const translate = useTranslate();
  const { identity } = useGetIdentity();
  return (
    <PageBody>
      <PageHeader
        title={translate('guiche.home.hello', { name: (identity?.fullName ?? '').split(' ')[0] ?? '' })}
        about={translate('guiche.home.about')}
      />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 360px' },
        }}
      >
        <Card component="section" aria-labelledby="set-up-title">
          <CardContent sx={{ p: { xs: 2, md: 3 } }}>
            <Typography id="set-up-title" variant="h2">
              {translate('guiche.home.setUp')}
            </Typography>
            <SetUp />
          </CardContent>
        </Card>
        <Box sx={{ display: 'grid', gap: 2 }}>
          <Now />
          <Ways />
        </Box>
      </Box>
    </PageBody>
  );
}

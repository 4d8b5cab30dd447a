import { Alert, Box, Card, CardContent, Skeleton } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import { PageBody, PageHeader } from '../../parts/PageHeader.js';
import type { RetentionPolicy } from '../../providers/types.js';
import { PolicyRow } from './PolicyRow.js';
import { Runs } from './Runs.js';

/** How long each class of data is kept, what a period would remove, and the clean-ups (IAM-17). */
export function RetentionPolicyList() {
  const translate = useTranslate();
  const { data, error, isPending } = useGetList<RetentionPolicy>('retention-policies', {
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'label', order: 'ASC' },
  });
  return (
    <PageBody>
      <PageHeader
        title={translate('resources.retention-policies.name', { smart_count: 2 })}
        about={translate('resources.retention-policies.about')}
      />
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Card component="section" data-testid="policies">
          <CardContent sx={{ p: { xs: 2, md: 3 } }}>
            {error !== null && <Alert severity="error">{error.message}</Alert>}
            {isPending && <Skeleton variant="rounded" height={240} />}
            {data?.map((policy) => (
              <PolicyRow key={`${policy.id} ${policy.version}`} policy={policy} />
            ))}
          </CardContent>
        </Card>
        <Runs />
      </Box>
    </PageBody>
  );
}

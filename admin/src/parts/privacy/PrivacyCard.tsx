import ShieldOutlinedIcon from '@mui/icons-material/ShieldOutlined';
import { Alert, Box, Button, Card, CardContent, Skeleton, Stack, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCanAccess, useDataProvider, useNotify, useRecordContext, useTranslate } from 'react-admin';
import type { GuicheDataProvider } from '../../providers/data-provider.js';
import type { PersonalDataRequest } from '../../providers/types.js';
import { Moment } from '../when.js';
import { AnonymiseDialog } from './AnonymiseDialog.js';
import { Consents } from './Consents.js';

/** What the law gives a person, on the page of a contact or customer (IAM-17): consents, export, being forgotten. */
export function PrivacyCard({ resource }: { resource: 'contacts' | 'customers' }) {
  const translate = useTranslate();
  const record = useRecordContext();
  const { canAccess: mayExport } = useCanAccess({ resource, action: 'export-personal-data' });
  const { canAccess: mayAnonymise } = useCanAccess({ resource, action: 'anonymise' });
  if (record === undefined) return null;
  const id = String(record.id);
  return (
    <Card component="section" aria-label={translate('guiche.privacy.title')} data-testid="privacy">
      <CardContent sx={{ p: { xs: 2, md: 3 } }}>
        <Stack direction="row" sx={{ alignItems: 'center', gap: 1 }}>
          <ShieldOutlinedIcon fontSize="small" sx={{ color: 'text.secondary' }} />
          <Typography variant="h2">{translate('guiche.privacy.title')}</Typography>
        </Stack>
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 2 }}>
          {translate('guiche.privacy.about')}
        </Typography>
        {record.anonymisedAt != null && (
          <Alert severity="info" sx={{ mb: 2 }}>
            {translate('guiche.privacy.isAnonymous')}
          </Alert>
        )}
        {resource === 'contacts' && <Consents contactId={id} />}
        <Requests
          resource={resource}
          id={id}
          mayExport={mayExport === true}
          mayAnonymise={mayAnonymise === true && record.anonymisedAt == null}
        />
      </CardContent>
    </Card>
  );
}

interface RequestsProps {
  resource: 'contacts' | 'customers';
  id: string;
  mayExport: boolean;
  mayAnonymise: boolean;
}

const counted = ({ counts }: PersonalDataRequest): string =>
  counts
    .filter(({ count }) => count > 0)
    .map(({ label, count }) => `${label}: ${count}`)
    .join(', ');

const isOpen = ({ state }: PersonalDataRequest): boolean => state === 'waiting' || state === 'running';

function Requests({ resource, id, mayExport, mayAnonymise }: RequestsProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const client = useQueryClient();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const [isAsking, setIsAsking] = useState(false);
  const queryKey = ['personal-data-requests', resource, id];
  const { data, isPending, error } = useQuery({
    queryKey,
    queryFn: () => dataProvider.personalDataRequests(resource, id),
    // Until nothing is under way any more.
    refetchInterval: (query) => (query.state.data?.some(isOpen) === true ? 2_000 : false),
  });
  const askForExport = () => {
    dataProvider
      .exportPersonalData(resource, id)
      .then(() => {
        notify('guiche.privacy.exportAsked', { type: 'success' });
        return client.invalidateQueries({ queryKey });
      })
      .catch((refusal: Error) => notify(refusal.message, { type: 'error' }));
  };
  return (
    <Box sx={{ mt: 2.5 }}>
      <Typography variant="h3" sx={{ mb: 1 }}>
        {translate('guiche.privacy.requests')}
      </Typography>
      {isPending && <Skeleton variant="rounded" height={48} />}
      {error !== null && <Alert severity="error">{error.message}</Alert>}
      {data?.length === 0 && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {translate('guiche.privacy.noRequests')}
        </Typography>
      )}
      {data?.map((request) => (
        <Stack
          key={request.id}
          direction={{ xs: 'column', sm: 'row' }}
          sx={({ tokens }) => ({
            gap: 1,
            py: 1,
            alignItems: { sm: 'center' },
            borderTop: `1px solid ${tokens.border}`,
          })}
        >
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Typography variant="body2" sx={{ fontWeight: 600 }}>
              {translate(`guiche.privacy.kind.${request.kind}`)} · {translate(`guiche.privacy.state.${request.state}`)}
            </Typography>
            <Typography variant="caption" sx={{ color: 'text.secondary' }}>
              <Moment at={request.requestedAt} />
              {counted(request) !== '' && ` · ${counted(request)}`}
            </Typography>
          </Box>
          {request.url !== null && (
            <Button size="small" variant="outlined" href={request.url}>
              {translate('guiche.privacy.download')}
            </Button>
          )}
        </Stack>
      ))}
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', mt: 1.5 }}>
        {mayExport && (
          <Button
            variant="outlined"
            onClick={askForExport}
            disabled={data?.some((r) => r.kind === 'export' && isOpen(r))}
          >
            {translate('guiche.privacy.export')}
          </Button>
        )}
        {mayAnonymise && (
          <Button variant="outlined" color="error" onClick={() => setIsAsking(true)}>
            {translate('guiche.privacy.anonymise')}
          </Button>
        )}
      </Stack>
      {mayExport && (
        <Typography variant="caption" sx={{ color: 'text.secondary', display: 'block', mt: 1 }}>
          {translate('guiche.privacy.exportHelp')}
        </Typography>
      )}
      {isAsking && (
        <AnonymiseDialog
          resource={resource}
          id={id}
          onClose={() => {
            setIsAsking(false);
            void client.invalidateQueries({ queryKey });
          }}
        />
      )}
    </Box>
  );
}

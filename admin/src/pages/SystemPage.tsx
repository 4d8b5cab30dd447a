import CheckCircleIcon from '@mui/icons-material/CheckCircle';
import ErrorIcon from '@mui/icons-material/Error';
import { Alert, Box, Button, Card, CardContent, Chip, Stack, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useCanAccess, useDataProvider, useNotify, useTranslate } from 'react-admin';
import { PageBody, PageHeader } from '../parts/PageHeader.js';
import { Moment } from '../parts/when.js';
import type { GuicheDataProvider } from '../providers/data-provider.js';

/** The page on which one sees whether the installation is well, and lends a hand where it is not (WEB-6, first form). */
export function SystemPage() {
  const translate = useTranslate();
  return (
    <PageBody>
      <PageHeader title={translate('guiche.system.title')} about={translate('guiche.system.about')} />
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Health />
        <FailedJobs />
        <ParkedEvents />
      </Box>
    </PageBody>
  );
}

function Block({
  title,
  about,
  children,
  testId,
}: {
  title: string;
  about?: string;
  children: ReactNode;
  testId: string;
}) {
  return (
    <Card component="section" data-testid={testId}>
      <CardContent sx={{ p: 2.5 }}>
        <Typography variant="h2">{title}</Typography>
        {about !== undefined && (
          <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
            {about}
          </Typography>
        )}
        {children}
      </CardContent>
    </Card>
  );
}

function Health() {
  const translate = useTranslate();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { data, error } = useQuery({
    queryKey: ['health'],
    queryFn: () => dataProvider.health(),
    refetchInterval: 15_000,
  });
  return (
    <Block title={translate('guiche.system.health')} testId="health">
      <Stack direction="row" sx={{ gap: 1, mt: 1, flexWrap: 'wrap' }}>
        {data !== undefined && (
          <Light isWell={data.ready} label={translate(data.ready ? 'guiche.system.ok' : 'guiche.system.down')} />
        )}
        {data?.missing.map((part) => (
          <Light key={part} isWell={false} label={translate(`guiche.system.missing.${part}`, { _: part })} />
        ))}
        {error !== null && <Alert severity="error">{error.message}</Alert>}
      </Stack>
    </Block>
  );
}

const Light = ({ isWell, label }: { isWell: boolean; label: string }) => (
  <Chip
    icon={isWell ? <CheckCircleIcon /> : <ErrorIcon />}
    label={label}
    color={isWell ? 'success' : 'error'}
    variant="outlined"
  />
);

function FailedJobs() {
  const translate = useTranslate();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { data, error } = useQuery({ queryKey: ['failed-jobs'], queryFn: () => dataProvider.failedJobs() });
  const retry = useRetry('failed-jobs');
  return (
    <Block title={translate('guiche.system.jobs')} about={translate('guiche.system.jobsHelp')} testId="failed-jobs">
      {error !== null && <Alert severity="error">{error.message}</Alert>}
      {data?.length === 0 && (
        <Typography sx={{ color: 'text.secondary' }}>{translate('guiche.system.noJobs')}</Typography>
      )}
      {data?.map((job) => (
        <Line
          key={job.id}
          name={job.kind}
          error={job.lastError}
          attempts={job.attempts}
          onRetry={() => retry(() => dataProvider.retryJob(job.id))}
        >
          {translate('guiche.system.failedAt')} <Moment at={job.finishedAt ?? job.createdAt} />
        </Line>
      ))}
    </Block>
  );
}

function ParkedEvents() {
  const translate = useTranslate();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { data, error } = useQuery({ queryKey: ['parked-events'], queryFn: () => dataProvider.parkedEvents() });
  const retry = useRetry('parked-events');
  return (
    <Block
      title={translate('guiche.system.parked')}
      about={translate('guiche.system.parkedHelp')}
      testId="parked-events"
    >
      {error !== null && <Alert severity="error">{error.message}</Alert>}
      {data?.length === 0 && (
        <Typography sx={{ color: 'text.secondary' }}>{translate('guiche.system.noParked')}</Typography>
      )}
      {data?.map((event) => (
        <Line
          key={`${event.subscriber} ${event.id}`}
          name={`${event.type} → ${event.subscriber}`}
          error={event.lastError}
          attempts={event.attempts}
          onRetry={() => retry(() => dataProvider.retryParkedEvent(event))}
        >
          {event.key} · {translate('guiche.system.next')} <Moment at={event.nextAttemptAt} />
        </Line>
      ))}
    </Block>
  );
}

function useRetry(queryKey: string): (act: () => Promise<unknown>) => void {
  const notify = useNotify();
  const client = useQueryClient();
  return (act) => {
    act()
      .then(() => {
        notify('guiche.system.retried', { type: 'success' });
        return client.invalidateQueries({ queryKey: [queryKey] });
      })
      .catch((error: Error) => notify(error.message, { type: 'error' }));
  };
}

function Line({
  name,
  error,
  attempts,
  children,
  onRetry,
}: {
  name: string;
  error: string | null;
  attempts: number;
  children: ReactNode;
  onRetry: () => void;
}) {
  const translate = useTranslate();
  const { canAccess: mayRetry } = useCanAccess({ resource: 'system', action: 'retry' });
  return (
    <Stack
      direction={{ xs: 'column', sm: 'row' }}
      sx={({ tokens }) => ({ gap: 1, py: 1.25, alignItems: { sm: 'center' }, borderTop: `1px solid ${tokens.border}` })}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600 }}>
          <code>{name}</code>
        </Typography>
        {error !== null && (
          <Typography variant="body2" sx={({ tokens }) => ({ color: tokens.dangerText, overflowWrap: 'anywhere' })}>
            {error}
          </Typography>
        )}
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {translate('guiche.system.attempts', { smart_count: attempts })} · {children}
        </Typography>
      </Box>
      {mayRetry === true && (
        <Button variant="outlined" size="small" onClick={onRetry}>
          {translate('guiche.system.retry')}
        </Button>
      )}
    </Stack>
  );
}

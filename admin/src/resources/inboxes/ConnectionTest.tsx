import CableIcon from '@mui/icons-material/Cable';
import { Alert, AlertTitle, Box, Button, CircularProgress } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { HttpError, useDataProvider, useRecordContext, useTranslate } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import type { GuicheDataProvider } from '../../providers/data-provider.js';
import type { ChannelProvider, ConnectionTest as Report } from '../../providers/types.js';
import { cleanInbox } from './inbox-values.js';

/** Tries the account as the form stands, before saving, and lists in words what does not work yet. */
export function ConnectionTest({ provider }: { provider: ChannelProvider }) {
  const translate = useTranslate();
  const record = useRecordContext();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { getValues, setError } = useFormContext();
  const { mutate, data, error, isPending } = useMutation<Report, Error>({
    mutationFn: () => {
      const { settings, secrets } = cleanInbox(getValues()) as {
        settings: Record<string, unknown>;
        secrets: Record<string, unknown>;
      };
      return dataProvider.testConnection({
        provider: provider.provider,
        settings,
        secrets,
        ...(record?.id !== undefined && { inboxId: record.id }),
      });
    },
    onError: (problem) => {
      const byField =
        problem instanceof HttpError
          ? ((problem.body as { errors?: Record<string, unknown> } | null)?.errors ?? {})
          : {};
      for (const [name, message] of Object.entries(byField)) {
        if (typeof message === 'string') setError(name, { type: 'server', message });
      }
    },
  });
  return (
    <Box sx={{ mt: 1 }}>
      <Button
        variant="outlined"
        data-testid="test-connection"
        disabled={isPending}
        startIcon={isPending ? <CircularProgress size={16} /> : <CableIcon />}
        onClick={() => mutate()}
      >
        {translate(isPending ? 'resources.inboxes.testing' : 'resources.inboxes.test')}
      </Button>
      <Box role="status" data-testid="connection-report">
        {error !== null && !isPending && (
          <Alert severity="error" sx={{ mt: 1 }}>
            {error.message}
          </Alert>
        )}
        {data !== undefined && error === null && !isPending && <Outcome report={data} />}
      </Box>
    </Box>
  );
}

function Outcome({ report }: { report: Report }) {
  const translate = useTranslate();
  const details = Object.entries(report.details ?? {});
  return (
    <Alert severity={report.ok ? 'success' : 'error'} sx={{ mt: 1 }}>
      <AlertTitle sx={{ fontSize: 'inherit', mb: 0 }}>
        {translate(report.ok ? 'resources.inboxes.testOk' : 'resources.inboxes.testFailed')}
      </AlertTitle>
      {report.problems.length > 0 && (
        <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
          {report.problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </Box>
      )}
      {details.map(([name, value]) => (
        <div key={name}>
          {name}: <strong>{value}</strong>
        </div>
      ))}
    </Alert>
  );
}

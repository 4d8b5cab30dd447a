import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { acknowledgeNotice, companyNotices } from '../api/company-notices.js';
import { keys } from '../api/keys.js';
import { notifyError } from '../app/notices.js';
import { useI18n } from '../i18n/use-i18n.js';
import css from './company-notices.module.css';

/**
 * What the company tells its people (ORG-6): a bar below the header that one closes, or a dialog that holds one up until
 * it is acknowledged. The server says when something changes; what begins at its hour is found by asking again.
 */
export function CompanyNotices() {
  const { t } = useI18n();
  const client = useQueryClient();
  const { data = [] } = useQuery({
    queryKey: keys.companyNotices,
    queryFn: ({ signal }) => companyNotices(signal),
    refetchInterval: 60_000,
  });
  const acknowledge = useMutation({
    mutationFn: acknowledgeNotice,
    onSuccess: () => client.invalidateQueries({ queryKey: keys.companyNotices }),
    onError: notifyError,
  });
  const open = data.filter(({ acknowledgedAt }) => acknowledgedAt === null);
  const must = open.filter(({ mustBeAcknowledged }) => mustBeAcknowledged);
  const [blocking] = must;
  const [shown] = open;
  if (blocking !== undefined) {
    return (
      <Dialog open fullWidth maxWidth="sm" aria-labelledby="company-notice-title" data-testid="company-notice-dialog">
        <DialogTitle id="company-notice-title">{blocking.title}</DialogTitle>
        <DialogContent>
          <p className={css.text}>{blocking.body}</p>
          <p className={css.hint}>
            {must.length > 1 && `${t.count('companyNotices.more', must.length - 1)} `}
            {t('companyNotices.must')}
          </p>
        </DialogContent>
        <DialogActions>
          <Button
            variant="contained"
            autoFocus
            loading={acknowledge.isPending}
            onClick={() => acknowledge.mutate(blocking.id)}
            data-testid="company-notice-acknowledge"
          >
            {t('companyNotices.acknowledge')}
          </Button>
        </DialogActions>
      </Dialog>
    );
  }
  if (shown === undefined) return null;
  return (
    <Alert
      severity="info"
      role="status"
      className={css.bar}
      data-testid="company-notice"
      action={
        <Button
          color="inherit"
          size="small"
          loading={acknowledge.isPending}
          onClick={() => acknowledge.mutate(shown.id)}
          data-testid="company-notice-dismiss"
        >
          {t('companyNotices.dismiss')}
        </Button>
      }
    >
      <strong>{shown.title}</strong>
      <div className={css.text}>{shown.body}</div>
    </Alert>
  );
}

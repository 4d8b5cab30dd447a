import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useI18n } from '../i18n/use-i18n.js';

/** Somebody else was faster: says that nothing was overwritten, and offers what he saved. */
export function ConflictAlert({ onReload }: { onReload: () => void }) {
  const { t } = useI18n();
  return (
    <Alert severity="warning" data-testid="panel-conflict">
      {t('panel.conflict')}
      <Button variant="outlined" onClick={onReload} data-testid="panel-reload" sx={{ display: 'block', mt: 2, mb: 1 }}>
        {t('panel.reload')}
      </Button>
    </Alert>
  );
}

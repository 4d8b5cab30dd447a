import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useI18n } from '../i18n/use-i18n.js';
import css from './sign-in.module.css';

/** The codes for when the authenticator is lost; this is the only time that they are shown. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useI18n();
  return (
    <div className={css.fields}>
      <Alert severity="warning">{t('factor.keepCodes')}</Alert>
      <ol className={css.codes} data-testid="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <Button variant="outlined" onClick={() => void navigator.clipboard.writeText(codes.join('\n'))}>
        {t('factor.copyCodes')}
      </Button>
      <Button variant="contained" onClick={onDone} data-testid="recovery-codes-done">
        {t('factor.codesKept')}
      </Button>
    </div>
  );
}

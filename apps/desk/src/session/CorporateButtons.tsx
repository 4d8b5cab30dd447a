import Button from '@mui/material/Button';
import { useStore } from '../app/use-store.js';
import { useI18n } from '../i18n/use-i18n.js';
import { optionsStore } from './sign-in-options.js';
import css from './sign-in.module.css';

/** One button per directory that signs people in. */
export function CorporateButtons() {
  const { t } = useI18n();
  const providers = useStore(optionsStore)?.providers ?? [];
  if (providers.length === 0) return null;
  return (
    <>
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          variant="outlined"
          size="large"
          href={`/api/v1/auth/corporate/${id}/start?to=desk`}
          data-testid="corporate-sign-in"
        >
          {t('signIn.with', { name })}
        </Button>
      ))}
      <p className={css.or}>{t('signIn.or')}</p>
    </>
  );
}

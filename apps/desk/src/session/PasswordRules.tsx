import { useEffect } from 'react';
import { useStore } from '../app/use-store.js';
import { useI18n } from '../i18n/use-i18n.js';
import { loadOptions, optionsStore } from './sign-in-options.js';
import css from './sign-in.module.css';

/** What the installation asks of a new password, said before it is typed. */
export function PasswordRules() {
  const { t } = useI18n();
  const options = useStore(optionsStore);
  useEffect(() => {
    if (optionsStore.get() === null) void loadOptions(null);
  }, []);
  if (options === null) return null;
  const { minLength, classes, notAboutOneself, notCommon } = options.passwordRules;
  return (
    <ul className={css.rules} data-testid="password-rules">
      <li>{t('password.rule.length', { count: minLength })}</li>
      {classes > 1 && <li>{t('password.rule.classes', { count: classes })}</li>}
      {notAboutOneself && <li>{t('password.rule.self')}</li>}
      {notCommon && <li>{t('password.rule.common')}</li>}
    </ul>
  );
}

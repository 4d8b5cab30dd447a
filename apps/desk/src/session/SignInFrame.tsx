import type { ReactNode } from 'react';
import { LanguageSwitch } from '../app/LanguageSwitch.js';
import { useI18n } from '../i18n/use-i18n.js';
import { BrandMark } from '../icons/BrandMark.js';
import { useBranding } from '../theme/brand.js';
import { SignInArt } from './SignInArt.js';
import css from './sign-in.module.css';

/** What every screen before the desk looks like: brand, language, one form, the picture. */
export function SignInFrame({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  const { t } = useI18n();
  const { name } = useBranding();
  return (
    <div className={css.page}>
      <main className={css.form}>
        <div className={css.top}>
          <span className={css.brand}>
            <BrandMark size={36} />
            {name ?? 'Guichê'}
          </span>
          <LanguageSwitch />
        </div>
        <div className={css.fields}>
          <div>
            <h1 className={css.title}>{title}</h1>
            <p className={css.lead}>{lead}</p>
          </div>
          {children}
        </div>
        <p className={css.foot}>{t('signIn.help')}</p>
      </main>
      <SignInArt />
    </div>
  );
}

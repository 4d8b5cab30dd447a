import { useI18n } from '../i18n/use-i18n.js';
import css from './sign-in.module.css';

/** The picture beside the sign-in form: a service window at which a short conversation takes place. Decoration only. */
export function SignInArt() {
  const { t } = useI18n();
  return (
    <aside className={css.art} aria-hidden>
      <svg viewBox="0 0 480 420" className={css.scene}>
        <path d="M70 360V190a170 170 0 0 1 340 0v170" fill="rgba(0, 0, 0, 0.42)" />
        <path d="M90 360V192a150 150 0 0 1 300 0v168" fill="#125650" />
        <path d="M240 42v150M90 192h300" stroke="rgba(0, 0, 0, 0.6)" strokeWidth="6" opacity=".35" />
        <circle cx="240" cy="222" r="46" fill="#F6D9B8" />
        <path d="M192 216a48 48 0 0 1 96-2c-20 4-34-4-44-18-10 14-28 22-52 20z" fill="#3A2418" />
        <path d="M150 360c0-52 36-84 90-84s90 32 90 84z" fill="#F5A524" />
        <path d="M214 280a26 26 0 0 0 52 0l-6-6h-40z" fill="#F6D9B8" />
        <path
          d="M284 226c10 0 10-26 0-28M284 232c0 20-18 26-30 26"
          stroke="#E6F2EF"
          strokeWidth="6"
          fill="none"
          strokeLinecap="round"
        />
        <rect x="40" y="352" width="400" height="26" rx="13" fill="#FBBF24" />
        <rect x="64" y="378" width="352" height="42" fill="rgba(0, 0, 0, 0.42)" />
      </svg>
      <div className={`${css.bubble} ${css.bubbleIn}`}>{t('signIn.artIn')}</div>
      <div className={`${css.bubble} ${css.bubbleOut}`}>{t('signIn.artOut')}</div>
    </aside>
  );
}

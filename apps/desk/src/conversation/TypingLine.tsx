import { useEffect, useState } from 'react';
import { useStore } from '../app/use-store.js';
import { useI18n } from '../i18n/use-i18n.js';
import { typingStore } from '../realtime/connection-store.js';
import css from './thread.module.css';

/** Another agent is writing in this ticket; fades when no further sign of it comes. */
export function TypingLine({ ticketId }: { ticketId: string }) {
  const { t } = useI18n();
  const entry = useStore(typingStore)[ticketId];
  const [, tick] = useState(0);
  const until = entry?.until ?? 0;
  useEffect(() => {
    const left = until - Date.now();
    if (left <= 0) return undefined;
    const timer = setTimeout(() => tick((count) => count + 1), left + 20);
    return () => clearTimeout(timer);
  }, [until]);
  if (entry === undefined || until <= Date.now()) return null;
  return (
    <div className={css.typing} data-testid="typing" role="status">
      <span className={css.dots} aria-hidden>
        <i />
        <i />
        <i />
      </span>
      {t('thread.typing', { name: entry.name })}
    </div>
  );
}

import { useEffect, useState } from 'react';
import css from '../app/header.module.css';
import { useStore } from '../app/use-store.js';
import { useI18n } from '../i18n/use-i18n.js';
import { Icon } from '../icons/Icon.js';
import { connectionStore } from './connection-store.js';

/** Says that the connection is lost, or made up for; says nothing while all is well, and nothing of a blink. */
export function ConnectionState() {
  const { t } = useI18n();
  const state = useStore(connectionStore);
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (state !== 'connecting') {
      setLate(false);
      return undefined;
    }
    const timer = setTimeout(() => setLate(true), 3000);
    return () => clearTimeout(timer);
  }, [state]);

  const shown = state === 'reconnecting' || state === 'caughtUp' || (state === 'connecting' && late);
  const text = state === 'caughtUp' ? t('connection.caughtUp') : t('connection.reconnecting');
  return (
    <span role="status" data-testid="connection" data-connection={state}>
      {shown && (
        <span className={css.connection} data-state={state}>
          <span className={state === 'caughtUp' ? undefined : css.spin}>
            <Icon name={state === 'caughtUp' ? 'check' : 'refresh'} size={14} />
          </span>
          {text}
        </span>
      )}
    </span>
  );
}

import { useI18n } from '../i18n/use-i18n.js';
import { Icon } from '../icons/Icon.js';
import css from './composer.module.css';

interface ComposerHeadProps {
  note: boolean;
  mayReply: boolean;
  mayNote: boolean;
  offline: boolean;
  onNote: (note: boolean) => void;
}

/** Says whom the text is for, the customer or the team, and whether it can go out now. */
export function ComposerHead({ note, mayReply, mayNote, offline, onNote }: ComposerHeadProps) {
  const { t } = useI18n();
  return (
    <div className={css.head}>
      <div className={css.modes} role="group" aria-label={t('composer.mode')}>
        {mayReply && (
          <button type="button" aria-pressed={!note} onClick={() => onNote(false)} data-testid="composer-reply">
            {t('composer.reply')}
          </button>
        )}
        {mayNote && (
          <button type="button" aria-pressed={note} onClick={() => onNote(true)} data-testid="composer-note">
            <Icon name="note" size={14} />
            {t('message.note')}
          </button>
        )}
      </div>
      {offline && (
        <span className={css.offline} role="status" data-testid="composer-offline">
          <Icon name="wifiOff" size={14} />
          {t('composer.offline')}
        </span>
      )}
    </div>
  );
}

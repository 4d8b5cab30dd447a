import { useI18n } from '../i18n/use-i18n.js';
import { Icon } from '../icons/Icon.js';
import { IconButton } from '../icons/IconButton.js';
import css from './composer.module.css';
import type { Picked } from './use-attachments.js';

interface AttachmentTrayProps {
  picked: readonly Picked[];
  onRemove: (key: string) => void;
  onRetry: (one: Picked) => void;
}

/** What is about to be sent with the message, how far each upload is, and a way to take it back. */
export function AttachmentTray({ picked, onRemove, onRetry }: AttachmentTrayProps) {
  const { t, format } = useI18n();
  if (picked.length === 0) return null;
  return (
    <ul className={css.tray} aria-label={t('composer.attachments')} data-testid="attachment-tray">
      {picked.map((one) => (
        <li
          key={one.key}
          className={css.picked}
          data-failed={one.problem !== null}
          data-uploaded={one.uploaded !== null}
          data-testid="attachment"
        >
          {one.preview === null ? (
            <span className={css.pickedMark}>
              <Icon name="file" />
            </span>
          ) : (
            <img src={one.preview} alt="" />
          )}
          <span className={css.pickedText}>
            <strong title={one.file.name}>{one.file.name}</strong>
            {one.problem === null ? (
              <span>{one.uploaded === null ? `${Math.round(one.share * 100)} %` : format.bytes(one.file.size)}</span>
            ) : (
              <span role="alert">{one.problem}</span>
            )}
          </span>
          {one.problem !== null && (
            <IconButton
              icon="refresh"
              iconSize={16}
              size="small"
              label={t('app.tryAgain')}
              onClick={() => onRetry(one)}
            />
          )}
          <IconButton
            icon="close"
            iconSize={16}
            size="small"
            label={t('composer.remove', { name: one.file.name })}
            onClick={() => onRemove(one.key)}
            testId="attachment-remove"
          />
          {one.uploaded === null && one.problem === null && (
            <progress
              className={css.progress}
              value={one.share}
              max={1}
              aria-label={t('composer.uploading', { name: one.file.name })}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

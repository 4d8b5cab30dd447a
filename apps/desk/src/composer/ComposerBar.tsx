import Button from '@mui/material/Button';
import { lazy, Suspense, useRef, useState } from 'react';
import { useI18n } from '../i18n/use-i18n.js';
import { Icon } from '../icons/Icon.js';
import { IconButton } from '../icons/IconButton.js';
import css from './composer.module.css';
import { nearLimit, textLimit } from './may-send.js';

const EmojiPicker = lazy(() => import('./EmojiPicker.js'));

interface ComposerBarProps {
  note: boolean;
  blocked: boolean;
  length: number;
  sendable: boolean;
  mayFinish: boolean;
  onFiles: (files: Iterable<File>) => void;
  onEmoji: (emoji: string) => void;
  onCanned: () => void;
  onSend: (thenFinish: boolean) => void;
}

/** What stands below the text: things to put into it, how long it is, and the ways to send it. */
export function ComposerBar(props: ComposerBarProps) {
  const { note, blocked, length, sendable, mayFinish, onFiles, onEmoji, onCanned, onSend } = props;
  const { t } = useI18n();
  const filePicker = useRef<HTMLInputElement>(null);
  const [emojiAnchor, setEmojiAnchor] = useState<HTMLElement | null>(null);
  return (
    <div className={css.bar}>
      {!note && (
        <>
          <input
            ref={filePicker}
            type="file"
            multiple
            hidden
            aria-label={t('composer.attach')}
            data-testid="composer-file"
            onChange={(event) => {
              onFiles(event.target.files ?? []);
              event.target.value = '';
            }}
          />
          <IconButton
            icon="attach"
            label={t('composer.attach')}
            disabled={blocked}
            onClick={() => filePicker.current?.click()}
            testId="composer-attach"
          />
        </>
      )}
      <IconButton
        icon="emoji"
        label={t('composer.emoji')}
        disabled={blocked}
        aria-haspopup="dialog"
        onClick={(event) => setEmojiAnchor(event.currentTarget)}
        testId="composer-emoji"
      />
      <IconButton
        icon="slash"
        label={t('composer.canned')}
        keys="/"
        disabled={blocked}
        onClick={onCanned}
        testId="composer-canned"
      />
      <span className={css.hint}>
        {nearLimit(length) ? (
          <span data-over={length > textLimit} role="status" data-testid="composer-counter">
            {length}/{textLimit}
          </span>
        ) : (
          <span className={css.keys}>{t('composer.keys')}</span>
        )}
      </span>
      {mayFinish && !note && (
        <Button
          disabled={!sendable}
          onClick={() => onSend(true)}
          data-testid="composer-send-finish"
          className={css.sendFinish}
        >
          {t('composer.sendAndFinish')}
        </Button>
      )}
      <Button
        variant="contained"
        color={note ? 'secondary' : 'primary'}
        disabled={!sendable}
        onClick={() => onSend(false)}
        endIcon={<Icon name={note ? 'note' : 'send'} size={16} />}
        data-testid="composer-send"
      >
        {note ? t('composer.saveNote') : t('composer.send')}
      </Button>
      {emojiAnchor !== null && (
        <Suspense>
          <EmojiPicker anchor={emojiAnchor} onClose={() => setEmojiAnchor(null)} onPick={onEmoji} />
        </Suspense>
      )}
    </div>
  );
}

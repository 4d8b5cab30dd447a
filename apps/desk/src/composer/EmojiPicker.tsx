import Popover from '@mui/material/Popover';
import { useI18n } from '../i18n/use-i18n.js';
import css from './composer.module.css';
import { emojiGroups } from './emoji.js';

interface EmojiPickerProps {
  anchor: HTMLElement;
  onPick: (emoji: string) => void;
  onClose: () => void;
}

/** A small set of emoji to put at the caret; stays open so that several can be chosen. */
export default function EmojiPicker({ anchor, onPick, onClose }: EmojiPickerProps) {
  const { t } = useI18n();
  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'top', horizontal: 'left' }}
      transformOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      slotProps={{
        paper: {
          'aria-label': t('composer.emoji'),
          role: 'dialog',
          sx: { width: 316, p: 3, border: '1px solid var(--g-border)', borderRadius: 3, boxShadow: 'var(--g-shadow)' },
        },
      }}
    >
      {emojiGroups.map((group) => (
        <section key={group.name} aria-label={t(group.name)}>
          <h3 className={css.emojiTitle}>{t(group.name)}</h3>
          <div className={css.emojis}>
            {group.emojis.map((emoji) => (
              <button type="button" key={emoji} onClick={() => onPick(emoji)} aria-label={emoji}>
                {emoji}
              </button>
            ))}
          </div>
        </section>
      ))}
    </Popover>
  );
}

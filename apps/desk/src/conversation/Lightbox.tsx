import Dialog from '@mui/material/Dialog';
import { useI18n } from '../i18n/use-i18n.js';
import { IconButton } from '../icons/IconButton.js';
import css from './bubble.module.css';

/** A picture as large as the screen allows; Esc, the cross or a click beside it closes. */
export default function Lightbox({ url, name, onClose }: { url: string; name: string; onClose: () => void }) {
  const { t } = useI18n();
  return (
    <Dialog
      open
      fullScreen
      onClose={onClose}
      slotProps={{
        paper: {
          'aria-label': name,
          'aria-labelledby': undefined,
          sx: { margin: 0, border: 0, borderRadius: 0, bgcolor: 'rgba(6,14,13,.94)', backgroundImage: 'none' },
        },
      }}
    >
      <div className={css.lightbox}>
        <div className={css.lightboxBar}>
          <span>{name}</span>
          <a href={url} download={name} className={css.lightboxLink}>
            {t('attachment.download')}
          </a>
          <IconButton icon="close" label={t('app.close')} onClick={onClose} sx={{ color: '#fff' }} autoFocus />
        </div>
        {/* The way out for the pointer; the keyboard has Esc and the cross. */}
        <div className={css.lightboxStage} role="presentation" onClick={onClose}>
          <img src={url} alt={name} />
        </div>
      </div>
    </Dialog>
  );
}

import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useI18n, type MessageKey } from '../i18n/use-i18n.js';
import { IconButton } from '../icons/IconButton.js';
import css from './shortcuts.module.css';

const bindings: readonly { keys: readonly string[]; what: MessageKey }[] = [
  { keys: ['j', '↓'], what: 'shortcuts.next' },
  { keys: ['k', '↑'], what: 'shortcuts.previous' },
  { keys: ['/'], what: 'shortcuts.search' },
  { keys: ['Ctrl K'], what: 'shortcuts.palette' },
  { keys: ['r'], what: 'shortcuts.reply' },
  { keys: ['n'], what: 'shortcuts.note' },
  { keys: ['t'], what: 'shortcuts.transfer' },
  { keys: ['f'], what: 'shortcuts.finish' },
  { keys: ['p'], what: 'shortcuts.panel' },
  { keys: ['Enter'], what: 'shortcuts.send' },
  { keys: ['Shift Enter'], what: 'shortcuts.break' },
  { keys: ['Ctrl Enter'], what: 'shortcuts.sendFinish' },
  { keys: ['Esc'], what: 'shortcuts.close' },
  { keys: ['?'], what: 'shortcuts.help' },
];

/** Every key of the desk. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth="xs"
      fullWidth
      aria-labelledby="shortcuts-title"
      data-testid="shortcuts-dialog"
    >
      <DialogTitle id="shortcuts-title" sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center' }}>
        {t('shortcuts.title')}
        <IconButton icon="close" label={t('app.close')} onClick={onClose} />
      </DialogTitle>
      <DialogContent>
        <dl className={css.keys}>
          {bindings.map((one) => (
            <div key={one.what}>
              <dt>{t(one.what)}</dt>
              <dd>
                {one.keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </DialogContent>
    </Dialog>
  );
}

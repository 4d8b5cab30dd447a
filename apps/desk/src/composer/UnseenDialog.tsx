import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useQueryClient } from '@tanstack/react-query';
import { keys } from '../api/keys.js';
import { useI18n } from '../i18n/use-i18n.js';
import type { OutboxEntry } from '../outbox/outbox.js';
import { useOutbox, useOutboxOf } from '../outbox/use-outbox.js';
import { mergeMessages, type Thread } from '../realtime/patch-messages.js';
import css from './composer.module.css';

interface UnseenDialogProps {
  ticketId: string;
  onEdit: (entry: OutboxEntry) => void;
}

/** The customer wrote while the answer was under way: shows what, and lets the agent decide with that in mind. */
export function UnseenDialog({ ticketId, onEdit }: UnseenDialogProps) {
  const { t, format } = useI18n();
  const client = useQueryClient();
  const outbox = useOutbox();
  const entry = useOutboxOf(ticketId).find((one) => one.state === 'unseen');
  if (entry === undefined) return null;

  const seen = (): void => {
    client.setQueryData<Thread>(keys.messages(ticketId), (thread) =>
      thread === undefined ? thread : mergeMessages(thread, entry.unseen),
    );
    outbox.seen(ticketId, Math.max(...entry.unseen.map((one) => one.seq)));
  };
  return (
    <Dialog open maxWidth="sm" fullWidth aria-labelledby="unseen-title" data-testid="unseen-dialog">
      <DialogTitle id="unseen-title">{t('unseen.title')}</DialogTitle>
      <DialogContent>
        <p className={css.unseenLead}>{entry.problem}</p>
        <ul className={css.unseen}>
          {entry.unseen.map((one) => (
            <li key={one.id}>
              <span>{one.text ?? t('alert.attachment')}</span>
              <time dateTime={one.createdAt}>{format.time(new Date(one.createdAt))}</time>
            </li>
          ))}
        </ul>
        <p className={css.unseenYours}>{t('unseen.yours')}</p>
        <blockquote className={css.unseenText}>{entry.text || t('alert.attachment')}</blockquote>
      </DialogContent>
      <DialogActions>
        <Button
          variant="outlined"
          data-testid="unseen-edit"
          onClick={() => {
            seen();
            outbox.discard(entry.clientKey);
            onEdit(entry);
          }}
        >
          {t('unseen.edit')}
        </Button>
        <Button
          variant="contained"
          autoFocus
          data-testid="unseen-send"
          onClick={() => {
            seen();
            outbox.release(entry.clientKey);
          }}
        >
          {t('unseen.sendAnyway')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

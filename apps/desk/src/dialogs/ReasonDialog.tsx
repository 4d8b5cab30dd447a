import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { changeStatus } from '../api/tickets.js';
import type { Named, TicketDetail, TicketStatus } from '../api/types.js';
import { notify } from '../app/notices.js';
import { TypeAhead } from '../app/TypeAhead.js';
import { useTicketVerb } from '../conversation/use-ticket.js';
import { useI18n } from '../i18n/use-i18n.js';
import { DialogFrame } from './DialogFrame.js';

type Kind = 'cancel' | 'unfounded' | 'reopen';

const target: Record<Kind, TicketStatus> = { cancel: 'cancelled', unfounded: 'unfounded', reopen: 'inProgress' };

/** Cancelling, marking as unfounded and reopening are not done without saying why. */
export function ReasonDialog({ kind, ticket, onClose }: { kind: Kind; ticket: TicketDetail; onClose: () => void }) {
  const { t } = useI18n();
  const [reason, setReason] = useState<Named | null>(null);
  const [comment, setComment] = useState('');
  const change = useTicketVerb(
    (reasonId: string) =>
      changeStatus(ticket, {
        status: target[kind],
        reasonId,
        ...(comment.trim() === '' ? {} : { comment: comment.trim() }),
      }),
    (next) => {
      notify('success', t('dialog.statusNow', { status: t(`status.${next.status}`) }));
      onClose();
    },
  );
  return (
    <DialogFrame
      title={t(`dialog.${kind}Title`)}
      lead={t(`dialog.${kind}Lead`)}
      confirm={t(`action.${kind}`)}
      confirmColor={kind === 'reopen' ? 'primary' : 'error'}
      disabled={reason === null}
      busy={change.isPending}
      error={change.error}
      onConfirm={() => reason !== null && change.mutate(reason.id)}
      onClose={onClose}
      testId={`${kind}-dialog`}
    >
      <TypeAhead
        label={t('field.reason')}
        resource="/reasons"
        filter={{ action: kind }}
        value={reason}
        onChange={setReason}
        required
        autoFocus
        testId="reason-input"
      />
      <TextField
        label={t('field.commentOptional')}
        multiline
        minRows={2}
        maxRows={6}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </DialogFrame>
  );
}

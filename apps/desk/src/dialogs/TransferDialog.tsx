import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { transferTicket } from '../api/tickets.js';
import type { Named, TicketDetail } from '../api/types.js';
import { notify } from '../app/notices.js';
import { TypeAhead } from '../app/TypeAhead.js';
import { useTicketVerb } from '../conversation/use-ticket.js';
import { useI18n } from '../i18n/use-i18n.js';
import { AgentPicker } from './AgentPicker.js';
import { DialogFrame } from './DialogFrame.js';

const noteLimit = 2000;

/** Hands the ticket to another agent or queue, with the reason and a note for whoever goes on. */
export function TransferDialog({ ticket, onClose }: { ticket: TicketDetail; onClose: () => void }) {
  const { t } = useI18n();
  const [to, setTo] = useState<'agent' | 'queue'>('agent');
  const [agentId, setAgentId] = useState<string | null>(null);
  const [queue, setQueue] = useState<Named | null>(null);
  const [reason, setReason] = useState<Named | null>(null);
  const [note, setNote] = useState('');
  const transfer = useTicketVerb(
    () =>
      transferTicket(ticket, {
        ...(to === 'agent' ? { toAgentId: agentId ?? undefined } : { toQueueId: queue?.id }),
        ...(reason === null ? {} : { reasonId: reason.id }),
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      }),
    () => {
      notify('success', t('dialog.transferred'));
      onClose();
    },
  );
  return (
    <DialogFrame
      title={t('dialog.transferTitle')}
      confirm={t('action.transfer')}
      disabled={to === 'agent' ? agentId === null : queue === null}
      busy={transfer.isPending}
      error={transfer.error}
      onConfirm={() => transfer.mutate(undefined)}
      onClose={onClose}
      testId="transfer-dialog"
    >
      <Tabs
        value={to}
        onChange={(_, next: 'agent' | 'queue') => setTo(next)}
        variant="fullWidth"
        aria-label={t('dialog.transferTo')}
      >
        <Tab value="agent" label={t('dialog.toAgent')} data-testid="transfer-to-agent" />
        <Tab value="queue" label={t('dialog.toQueue')} data-testid="transfer-to-queue" />
      </Tabs>
      {to === 'agent' ? (
        <AgentPicker value={agentId} without={ticket.assignee?.id ?? null} onChange={setAgentId} />
      ) : (
        <TypeAhead
          label={t('field.queue')}
          resource="/queues"
          value={queue}
          onChange={setQueue}
          required
          autoFocus
          testId="transfer-queue"
        />
      )}
      <TypeAhead
        label={t('field.reasonOptional')}
        resource="/reasons"
        filter={{ action: 'transfer' }}
        value={reason}
        onChange={setReason}
        testId="transfer-reason"
      />
      <TextField
        label={t('field.note')}
        multiline
        minRows={2}
        maxRows={6}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        helperText={t('dialog.noteHint')}
        slotProps={{ htmlInput: { maxLength: noteLimit, 'data-testid': 'transfer-note' } }}
      />
    </DialogFrame>
  );
}

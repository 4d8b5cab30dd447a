import { useState } from 'react';
import { assignTicket } from '../api/tickets.js';
import type { TicketDetail } from '../api/types.js';
import { notify } from '../app/notices.js';
import { useTicketVerb } from '../conversation/use-ticket.js';
import { useI18n } from '../i18n/use-i18n.js';
import { AgentPicker } from './AgentPicker.js';
import { DialogFrame } from './DialogFrame.js';

/** Gives the ticket to somebody, whatever the queue would have done. */
export function AgentDialog({ ticket, onClose }: { ticket: TicketDetail; onClose: () => void }) {
  const { t } = useI18n();
  const [agentId, setAgentId] = useState<string | null>(null);
  const assign = useTicketVerb(
    (id: string) => assignTicket(ticket, id),
    (next) => {
      notify('success', t('dialog.assigned', { name: next.assignee?.name ?? '' }));
      onClose();
    },
  );
  return (
    <DialogFrame
      title={t('action.assign')}
      confirm={t('dialog.assign')}
      disabled={agentId === null}
      busy={assign.isPending}
      error={assign.error}
      onConfirm={() => agentId !== null && assign.mutate(agentId)}
      onClose={onClose}
      testId="assign-dialog"
    >
      <AgentPicker value={agentId} without={ticket.assignee?.id ?? null} onChange={setAgentId} />
    </DialogFrame>
  );
}

import type { TicketDetail } from '../api/types.js';
import { AgentDialog } from './AgentDialog.js';
import { FinishDialog } from './FinishDialog.js';
import { ReasonDialog } from './ReasonDialog.js';
import { TransferDialog } from './TransferDialog.js';

export type TicketDialogName = 'transfer' | 'assign' | 'finish' | 'cancel' | 'unfounded' | 'reopen';

interface TicketDialogsProps {
  name: TicketDialogName;
  ticket: TicketDetail;
  onClose: () => void;
}

/** The dialog a verb needs; loaded when the first of them is opened. */
export default function TicketDialogs({ name, ticket, onClose }: TicketDialogsProps) {
  switch (name) {
    case 'transfer':
      return <TransferDialog ticket={ticket} onClose={onClose} />;
    case 'assign':
      return <AgentDialog ticket={ticket} onClose={onClose} />;
    case 'finish':
      return <FinishDialog ticket={ticket} onClose={onClose} />;
    case 'cancel':
    case 'unfounded':
    case 'reopen':
      return <ReasonDialog kind={name} ticket={ticket} onClose={onClose} />;
  }
}

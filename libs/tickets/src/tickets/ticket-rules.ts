import { isLive, ticketTransitions, type TicketStatus } from './ticket-transitions.js';

/** What a reason may justify on a ticket; the words are those of the catalogue. */
export type TicketReasonAction = 'cancel' | 'unfounded' | 'reopen' | 'transfer';

/** Why a step is refused, in the words of an error code; null when nothing stands against it. */
export type Refusal = string | null;

/** For which action a reason must be meant when a ticket goes from one status to another; null when none is asked for. */
export function reasonActionOf(from: TicketStatus, to: TicketStatus): TicketReasonAction | null {
  if (!ticketTransitions.needsReason(from, to)) return null;
  if (to === 'cancelled') return 'cancel';
  if (to === 'unfounded') return 'unfounded';
  return 'reopen';
}

/** Whether a step of the life cycle is one that the table knows. */
export function mayChangeStatus(from: TicketStatus, to: TicketStatus): Refusal {
  if (from === to) return 'ticket.status-unchanged';
  return ticketTransitions.mayChange(from, to) ? null : 'ticket.transition-not-allowed';
}

/** What a transfer looks at. */
export interface TransferFacts {
  readonly status: TicketStatus;
  readonly queueId: string | null;
  readonly assigneeId: string | null;
}

/** Whether a ticket may go where it is sent: it is live, has one destination, and is not there already. */
export function mayTransfer(ticket: TransferFacts, to: { agentId?: string | null; queueId?: string | null }): Refusal {
  const { agentId = null, queueId = null } = to;
  if (agentId === null && queueId === null) return 'ticket.transfer-needs-destination';
  if (agentId !== null && queueId !== null) return 'ticket.transfer-has-two-destinations';
  if (!isLive(ticket.status)) return 'ticket.not-live';
  if (agentId !== null && ticket.assigneeId === agentId) return 'ticket.already-assigned-to-agent';
  if (queueId !== null && ticket.queueId === queueId && ticket.assigneeId === null) return 'ticket.already-in-queue';
  return null;
}

/** Where a live ticket stands when it loses its owner, and when the customer answers one that waited for him. */
export const statusWithoutOwner: TicketStatus = 'open';
export const statusAfterCustomer = (status: TicketStatus, assigneeId: string | null): TicketStatus =>
  status === 'waiting' ? (assigneeId === null ? 'open' : 'inProgress') : status;

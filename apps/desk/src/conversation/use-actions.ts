import { changeStatus, assignTicket, takeTicket } from '../api/tickets.js';
import type { TicketDetail, TicketStatus } from '../api/types.js';
import type { TicketDialogName } from '../dialogs/TicketDialogs.js';
import { useMay, useMe } from '../session/use-session.js';
import { useTicketVerb } from './use-ticket.js';

export interface TicketActions {
  live: boolean;
  take: boolean;
  assign: boolean;
  transfer: boolean;
  finish: boolean;
  cancel: boolean;
  unfounded: boolean;
  reopen: boolean;
  wait: boolean;
  resume: boolean;
  release: boolean;
  busy: boolean;
  runTake: () => void;
  runStatus: (status: TicketStatus) => void;
  runRelease: () => void;
  ask: (dialog: TicketDialogName) => void;
}

/** What may be done to a ticket now: the user's permissions and the life cycle's next steps, both from the server. */
export function useActions(ticket: TicketDetail | undefined, ask: (dialog: TicketDialogName) => void): TicketActions {
  const me = useMe();
  const may = useMay();
  const id = ticket?.id ?? '';
  const take = useTicketVerb(() => takeTicket(id));
  const release = useTicketVerb(() => assignTicket(id, null));
  const status = useTicketVerb((to: TicketStatus) => changeStatus(id, { status: to }));

  const allows = (to: TicketStatus): boolean => ticket?.mayChangeTo.includes(to) ?? false;
  const live = ticket?.status === 'open' || ticket?.status === 'inProgress' || ticket?.status === 'waiting';
  const assignee = ticket?.assignee ?? null;
  return {
    live,
    take: live && assignee === null && may('tickets.take'),
    assign: live && may('tickets.assign'),
    transfer: live && may('tickets.transfer'),
    finish: allows('finished') && may('tickets.finish'),
    cancel: allows('cancelled') && may('tickets.cancel'),
    unfounded: allows('unfounded') && may('tickets.mark-unfounded'),
    reopen: ticket?.status === 'finished' && allows('inProgress') && may('tickets.reopen'),
    wait: allows('waiting') && may('tickets.reply', 'tickets.change-status'),
    resume: live && allows('inProgress') && may('tickets.reply', 'tickets.change-status'),
    release: live && assignee?.id === me.id && may('tickets.assign'),
    busy: take.isPending || status.isPending || release.isPending,
    runTake: () => take.mutate(undefined),
    runStatus: (to) => status.mutate(to),
    runRelease: () => release.mutate(undefined),
    ask,
  };
}

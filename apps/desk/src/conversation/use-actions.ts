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
  const seen = { id: ticket?.id ?? '', version: ticket?.version ?? 0 };
  const take = useTicketVerb(() => takeTicket(seen));
  const release = useTicketVerb(() => assignTicket(seen, null));
  const status = useTicketVerb((to: TicketStatus) => changeStatus(seen, { status: to }));

  const allows = (to: TicketStatus): boolean => ticket?.mayChangeTo.includes(to) ?? false;
  const live = ticket?.status === 'open' || ticket?.status === 'inProgress' || ticket?.status === 'waiting';
  const assignee = ticket?.assignee ?? null;
  return {
    live,
    take: live && assignee === null && may('tickets.take'),
    assign: live && may('tickets.assign'),
    transfer: live && may('tickets.transfer'),
    finish: live && allows('finished'),
    cancel: allows('cancelled'),
    unfounded: allows('unfounded'),
    reopen: ticket?.status === 'finished' && allows('inProgress'),
    wait: allows('waiting'),
    resume: ticket?.status === 'waiting' && allows('inProgress'),
    release: live && assignee?.id === me.id && may('tickets.assign'),
    busy: take.isPending || status.isPending || release.isPending,
    runTake: () => take.mutate(undefined),
    runStatus: (to) => status.mutate(to),
    runRelease: () => release.mutate(undefined),
    ask,
  };
}

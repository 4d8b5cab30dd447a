import { fold } from '@guiche/kernel';
import type { TicketStatus } from '@guiche/tickets';

/** The statuses that the API can set, by their Portuguese names. *Aguardando retorno* is not among them (API-12). */
const settable: Readonly<Record<string, TicketStatus>> = {
  aberto: 'open',
  'em atendimento': 'inProgress',
  cancelado: 'cancelled',
  improcedente: 'unfounded',
  finalizado: 'finished',
};

const names: Readonly<Record<TicketStatus, string>> = {
  open: 'Aberto',
  inProgress: 'Em atendimento',
  waiting: 'Aguardando retorno',
  finished: 'Finalizado',
  cancelled: 'Cancelado',
  unfounded: 'Improcedente',
};

/** A status by its name, case and accents forgiven; null for names the API does not know. */
export const statusByName = (name: string): TicketStatus | null =>
  Object.hasOwn(settable, fold(name)) ? (settable[fold(name)] ?? null) : null;

/** The Portuguese name of a status. */
export const nameOfStatus = (status: TicketStatus): string => names[status];

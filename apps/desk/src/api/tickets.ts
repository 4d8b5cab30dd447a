import { get, post, put, send } from './http.js';
import type { TicketFilter } from './keys.js';
import { listOf, pageOf, type ListPage } from './lists.js';
import type {
  ChangeStatus,
  ClassifyTicket,
  ConvertIntake,
  Intake,
  Message,
  Ticket,
  TicketAccess,
  TicketCounts,
  TicketDetail,
  TicketView,
  TimelineEntry,
  TransferTicket,
  WriteMessage,
} from './types.js';

const pageSize = 50;

/** How many messages are fetched at once; a shorter answer means there are no more. */
export const messagePageSize = 50;

/** `before` of the newest page: above every seq there can be. */
const beyondTheLast = 2_147_483_647;

export async function ticketPage(
  view: TicketView,
  filter: TicketFilter,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<ListPage<Ticket>> {
  const wanted = {
    view,
    ...(filter.q === '' ? {} : { q: filter.q }),
    ...(filter.state === 'any' ? {} : { live: filter.state === 'live' }),
  };
  const { data, headers } = await send<unknown>('GET', '/tickets', {
    query: { filter: JSON.stringify(wanted), limit: pageSize, cursor },
    signal,
  });
  return pageOf<Ticket>(data, headers);
}

export const ticketCounts = (signal?: AbortSignal) => get<TicketCounts>('/tickets/counts', undefined, signal);
export const ticketDetail = (id: string, signal?: AbortSignal) =>
  get<TicketDetail>(`/tickets/${id}`, undefined, signal);
export const ticketEvents = (id: string, signal?: AbortSignal) =>
  get<TimelineEntry[]>(`/tickets/${id}/events`, undefined, signal);

export const messagesBefore = (id: string, seq: number = beyondTheLast, signal?: AbortSignal) =>
  get<Message[]>(`/tickets/${id}/messages`, { before: seq, limit: messagePageSize }, signal);
export const messagesAfter = (id: string, seq: number, signal?: AbortSignal) =>
  get<Message[]>(`/tickets/${id}/messages`, { after: seq, limit: messagePageSize }, signal);

export type Classification = Pick<ClassifyTicket, 'sectorId' | 'occurrenceTypeId' | 'occurrenceId' | 'priority'>;
export type StatusChange = Omit<ChangeStatus, 'version'>;

export const sendMessage = (ticketId: string, message: WriteMessage) =>
  post<Message>(`/tickets/${ticketId}/messages`, message);
export const retryMessage = (ticketId: string, messageId: string) =>
  post<Message>(`/tickets/${ticketId}/messages/${messageId}/retry`);
export const markRead = (ticketId: string, seq: number) => post<void>(`/tickets/${ticketId}/read`, { seq });
/** Verbs say which version was on the screen: a ticket that is somebody else's by now is not moved unseen. */
export type Seen = Pick<TicketDetail, 'id' | 'version'>;

export const takeTicket = ({ id, version }: Seen) => post<TicketDetail>(`/tickets/${id}/take`, { version });
export const assignTicket = ({ id, version }: Seen, agentId: string | null) =>
  post<TicketDetail>(`/tickets/${id}/assign`, { agentId, version });
export const transferTicket = ({ id, version }: Seen, to: Omit<TransferTicket, 'version'>) =>
  post<TicketDetail>(`/tickets/${id}/transfer`, { ...to, version });
export const changeStatus = ({ id, version }: Seen, change: StatusChange) =>
  post<TicketDetail>(`/tickets/${id}/change-status`, { ...change, version });
export const followTicket = async (id: string, following: boolean): Promise<void> => {
  await send<void>(following ? 'PUT' : 'DELETE', `/tickets/${id}/followers/me`);
};
export const ticketAccess = (id: string, userId: string, signal?: AbortSignal) =>
  get<TicketAccess>(`/tickets/${id}/access`, { userId }, signal);
export const classifyTicket = (id: string, fields: Classification, version: number) =>
  put<TicketDetail>(`/tickets/${id}`, fields, version);

export const pendingIntakes = async (signal?: AbortSignal): Promise<Intake[]> =>
  (await listOf<Intake>('/intakes', { filter: { state: 'pending' }, size: 100, signal })).items;
export const convertIntake = (id: string, fields: ConvertIntake) =>
  post<TicketDetail>(`/intakes/${id}/convert`, fields);
export const discardIntake = (id: string, reasonId: string) => post<unknown>(`/intakes/${id}/discard`, { reasonId });

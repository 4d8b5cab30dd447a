import { get, post, put } from './http.js';
import type { AgentRow, Contact, Customer, Me, Presence } from './types.js';

export const me = () => get<Me>('/me');
export const saveMe = (fields: { language?: string; displayName?: string }) => put<Me>('/me', fields);
export const changePassword = (current: string, next: string) => post<void>('/me/password', { current, next });
/** The first thousand by name: as many as one page may have. */
export const agents = (signal?: AbortSignal) => get<AgentRow[]>('/agents', { range: '[0,999]' }, signal);
export const ownPresence = (signal?: AbortSignal) => get<AgentRow>('/me/presence', undefined, signal);
export const setPresence = (presence: Presence, reasonId?: string) =>
  put<AgentRow>('/me/presence', { presence, ...(reasonId === undefined ? {} : { reasonId }) });

export const contact = (id: string, signal?: AbortSignal) => get<Contact>(`/contacts/${id}`, undefined, signal);
export const saveContact = (
  id: string,
  fields: Partial<Pick<Contact, 'name' | 'phone' | 'email' | 'customerId'>>,
  version: number,
) => put<Contact>(`/contacts/${id}`, fields, version);
export const customer = (id: string, signal?: AbortSignal) => get<Customer>(`/customers/${id}`, undefined, signal);
export const createCustomer = (fields: { name: string; taxId: string; notes?: string }) =>
  post<Customer>('/customers', fields);

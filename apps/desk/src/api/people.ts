import { get, post, put, send } from './http.js';
import type { AgentRow, Contact, Customer, Me, Presence, SecondFactor, Session } from './types.js';

export const me = () => get<Me>('/me');
export const saveMe = (fields: { language?: string; displayName?: string }) => put<Me>('/me', fields);
export const changePassword = (current: string, next: string) => post<void>('/me/password', { current, next });
export const secondFactor = (signal?: AbortSignal) => get<SecondFactor>('/me/second-factor', undefined, signal);
/** Without a password for people whom a directory signs in. */
export const beginSecondFactor = (password: string) =>
  post<{ secret: string; qrCode: string }>('/me/second-factor/begin', password === '' ? {} : { password });
export const confirmSecondFactor = (code: string) =>
  post<{ recoveryCodes: string[] }>('/me/second-factor/confirm', { code });
export const turnOffSecondFactor = (code: string) => post<void>('/me/second-factor/turn-off', { code });
export const ownSessions = (signal?: AbortSignal) => get<Session[]>('/me/sessions', undefined, signal);
export const endOwnSession = (id: string) => send<void>('DELETE', `/me/sessions/${id}`);
export const signOutEverywhere = () => post<void>('/auth/sign-out-everywhere');
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

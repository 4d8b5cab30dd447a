import type { TicketView } from './types.js';

export interface TicketFilter {
  q: string;
  state: 'live' | 'closed' | 'any';
}

/** The names under which answers are cached; realtime patches find them by the same names. */
export const keys = {
  lists: ['tickets'] as const,
  list: (view: TicketView, filter: TicketFilter) => ['tickets', view, filter] as const,
  counts: ['ticket-counts'] as const,
  ticket: (id: string) => ['ticket', id] as const,
  messages: (id: string) => ['messages', id] as const,
  events: (id: string) => ['ticket-events', id] as const,
  intakes: ['intakes'] as const,
  agents: ['agents'] as const,
  companyNotices: ['company-notices'] as const,
  presence: ['own-presence'] as const,
  contact: (id: string) => ['contact', id] as const,
  customer: (id: string) => ['customer', id] as const,
  choices: (resource: string, filter: unknown) => ['choices', resource, filter] as const,
};

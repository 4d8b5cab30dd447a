import type { Message, Presence, Ticket } from '../api/types.js';

/** What the server pushes, by type. Positions rise; the last one seen is where a new connection resumes. */
export type RealtimeEvent = { position: string | null } & (
  | { type: 'ticket.changed'; data: { ticket: Ticket } }
  | { type: 'ticket.gone'; data: { ticketId: string } }
  | { type: 'message.added'; data: { ticketId: string; message: Message } }
  | { type: 'message.changed'; data: { ticketId: string; message: Message } }
  | {
      type: 'presence.changed';
      data: {
        userId: string;
        presence: Presence;
        presenceSince?: string;
        load?: number | null;
        capacity?: number | null;
      };
    }
  | { type: 'access.changed'; data: Record<string, never> }
  | { type: 'notices.changed'; data: Record<string, never> }
  | { type: 'typing'; data: { ticketId: string; userId: string; name: string } }
);

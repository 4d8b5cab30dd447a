import type { Message, Ticket } from '../api/types.js';
import type { RealtimeEvent } from '../realtime/events.js';
import { alertFor } from './what-alerts.js';

const mine = { id: 't1', assignee: { id: 'me', name: 'Ana' }, status: 'inProgress' } as Ticket;
const added = (ticketId: string, more: Partial<Message> = {}): RealtimeEvent => ({
  position: '1',
  type: 'message.added',
  data: { ticketId, message: { direction: 'in', type: 'text', text: 'oi', ...more } as Message },
});
const changed = (ticket: Ticket): RealtimeEvent => ({ position: '1', type: 'ticket.changed', data: { ticket } });
const at = (watchedId: string | null, known: Ticket | undefined = mine) => ({
  userId: 'me',
  watchedId,
  known: () => known,
});

describe('WEB-13: what makes a sound', () => {
  it('is a customer’s message in a ticket of mine that I do not look at', () => {
    expect(alertFor(added('t1'), at(null))?.kind).toBe('message');
    expect(alertFor(added('t1'), at('t1'))).toBeNull();
    expect(alertFor(added('t1', { direction: 'out' }), at(null))).toBeNull();
    expect(alertFor(added('t1', { type: 'reaction' }), at(null))).toBeNull();
    expect(alertFor(added('t1'), at(null, { ...mine, assignee: null }))).toBeNull();
  });

  it('is a ticket that becomes mine, once', () => {
    const before = { ...mine, assignee: null } as Ticket;
    expect(alertFor(changed(mine), at(null, before))?.kind).toBe('assigned');
    expect(alertFor(changed(mine), at(null, mine))).toBeNull();
    const fresh = { ...mine, assignedAt: '2026-11-23T12:00:00Z', updatedAt: '2026-11-23T12:00:00Z' } as Ticket;
    expect(alertFor(changed(fresh), { ...at(null), known: () => undefined })?.kind).toBe('assigned');
    const old = { ...fresh, updatedAt: '2026-11-23T12:09:00Z' } as Ticket;
    expect(alertFor(changed(old), { ...at(null), known: () => undefined })).toBeNull();
  });
});

import { mayChangeStatus, mayTransfer, reasonActionOf, statusAfterCustomer } from './ticket-rules.js';
import { isLive, ticketStatuses, ticketTransitions, type TicketStatus } from './ticket-transitions.js';

describe('TKT-3: the life cycle is one table', () => {
  it('says from each status what may follow, and what needs a reason', () => {
    const table = Object.fromEntries(
      ticketStatuses.map((from) => [
        from,
        ticketTransitions
          .after(from)
          .map((to) => (reasonActionOf(from, to) ? `${to} (${reasonActionOf(from, to)})` : to)),
      ]),
    );
    expect(table).toEqual({
      open: ['inProgress', 'waiting', 'finished', 'cancelled (cancel)', 'unfounded (unfounded)'],
      inProgress: ['open', 'waiting', 'finished', 'cancelled (cancel)', 'unfounded (unfounded)'],
      waiting: ['open', 'inProgress', 'finished', 'cancelled (cancel)', 'unfounded (unfounded)'],
      finished: ['open (reopen)', 'inProgress (reopen)'],
      cancelled: [],
      unfounded: [],
    });
  });

  it.each<[TicketStatus, TicketStatus, string | null]>([
    ['open', 'finished', null],
    ['finished', 'inProgress', null],
    ['finished', 'waiting', 'ticket.transition-not-allowed'],
    ['finished', 'cancelled', 'ticket.transition-not-allowed'],
    ['cancelled', 'open', 'ticket.transition-not-allowed'],
    ['unfounded', 'inProgress', 'ticket.transition-not-allowed'],
    ['waiting', 'waiting', 'ticket.status-unchanged'],
  ])('%s → %s: %s', (from, to, refusal) => {
    expect(mayChangeStatus(from, to)).toBe(refusal);
  });

  it('live are those in which somebody still has to do something', () => {
    expect(ticketStatuses.filter(isLive)).toEqual(['open', 'inProgress', 'waiting']);
  });

  it.each<[TicketStatus, string | null, TicketStatus]>([
    ['waiting', 'somebody', 'inProgress'],
    ['waiting', null, 'open'],
    ['open', 'somebody', 'open'],
    ['inProgress', 'somebody', 'inProgress'],
  ])('a customer who answers a %s ticket of %s leaves it %s', (before, assigneeId, after) => {
    expect(statusAfterCustomer(before, assigneeId)).toBe(after);
  });
});

describe('TKT-9: a transfer', () => {
  const ticket = { status: 'inProgress' as TicketStatus, queueId: 'q', assigneeId: 'a' };

  it.each([
    ['needs a destination', ticket, {}, 'ticket.transfer-needs-destination'],
    ['has only one', ticket, { agentId: 'b', queueId: 'p' }, 'ticket.transfer-has-two-destinations'],
    ['moves live tickets only', { ...ticket, status: 'finished' as TicketStatus }, { agentId: 'b' }, 'ticket.not-live'],
    ['goes to somebody else', ticket, { agentId: 'a' }, 'ticket.already-assigned-to-agent'],
    ['leaves a queue where it waits', { ...ticket, assigneeId: null }, { queueId: 'q' }, 'ticket.already-in-queue'],
    ['gives an owned ticket back to its queue', ticket, { queueId: 'q' }, null],
    ['goes to another agent', ticket, { agentId: 'b' }, null],
  ])('%s', (_what, from, to, refusal) => {
    expect(mayTransfer(from, to)).toBe(refusal);
  });
});

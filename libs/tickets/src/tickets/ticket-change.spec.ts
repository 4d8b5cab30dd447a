import { TicketChange } from './ticket-change.js';
import type { TicketRecord } from './ticket-record.js';

const at = new Date('2026-11-23T15:00:00Z');
const ticket = (values: Partial<TicketRecord> = {}): TicketRecord => ({
  id: 't',
  protocol: '20261123000001',
  channel: 'whatsapp',
  inboxId: 'i',
  conversationId: 'c',
  contactId: 'p',
  firstSeq: 1,
  openedVia: 'automatic',
  status: 'inProgress',
  version: 4,
  lastSeq: null,
  queueId: 'q',
  queuedAt: new Date('2026-11-23T12:00:00Z'),
  assigneeId: 'ana',
  assignedAt: new Date('2026-11-23T13:00:00Z'),
  sectorId: null,
  occurrenceTypeId: null,
  occurrenceId: null,
  solutionId: null,
  priority: 2,
  unread: 3,
  readSeq: 2,
  lastEventSeq: 7,
  lastMessagePreview: 'Oi',
  lastMessageDirection: 'in',
  lastActivityAt: new Date('2026-11-23T14:00:00Z'),
  finishedAt: null,
  ...values,
});
const told = (change: TicketChange): string[] => change.entries.map(({ seq, type }) => `${seq} ${type}`);
const facts = (change: TicketChange): string[] => change.facts.map(({ type }) => type);

it('TKT-14: entries go on where the time line ended, without gaps', () => {
  const change = new TicketChange(ticket(), at);
  change.transfer({ userId: null, queueId: 'other' }, null, null);
  expect(told(change)).toEqual(['8 transferred', '9 assigned', '10 status-changed', '11 queued']);
  expect(change.ticket.lastEventSeq).toBe(11);
});

it('TKT-9: a ticket sent to another queue waits there from now on, open and without owner', () => {
  const change = new TicketChange(ticket(), at);
  change.transfer({ userId: null, queueId: 'other' }, 'reason', 'please');
  expect(change.ticket).toMatchObject({ queueId: 'other', queuedAt: at, assigneeId: null, status: 'open' });
  expect(facts(change)).toEqual([
    'tickets.transferred',
    'tickets.assigned',
    'tickets.status-changed',
    'tickets.queued',
  ]);
});

it('a ticket that goes back to its queue keeps the age it had there', () => {
  const change = new TicketChange(ticket(), at);
  change.release('manual');
  change.enqueue('q');
  expect(change.ticket.queuedAt).toEqual(new Date('2026-11-23T12:00:00Z'));
});

it('TKT-3: however much one change decides, the version grows by one; messages and reading leave it alone', () => {
  const decided = new TicketChange(ticket(), at);
  decided.assign('bia', 'manual');
  decided.changeStatus('waiting');
  expect(decided.nextVersion()).toBe(5);
  const wrote = new TicketChange(ticket(), at);
  wrote.wrote({ id: 'm', seq: 9, direction: 'out', preview: 'Olá' });
  expect(wrote.nextVersion()).toBe(4);
  expect(wrote.ticket).toMatchObject({ readSeq: 9, unread: 0, lastMessageDirection: 'out', lastActivityAt: at });
});

it('a closed ticket keeps its part of the conversation; a reopened one is open-ended again', () => {
  const closed = new TicketChange(ticket(), at);
  closed.changeStatus('finished', { solutionId: 's', conversationLastSeq: 12 });
  expect(closed.ticket).toMatchObject({ finishedAt: at, lastSeq: 12, solutionId: 's', unread: 0 });
  closed.changeStatus('inProgress', { reasonId: 'r' });
  expect(closed.ticket).toMatchObject({ finishedAt: null, lastSeq: null });
});

it('a note is told on the time line and moves nothing in the list', () => {
  const change = new TicketChange(ticket(), at);
  change.wrote({ id: 'm', seq: 9, direction: 'note', preview: '' });
  expect(change.ticket).toEqual({ ...ticket(), lastEventSeq: 8 });
  expect(told(change)).toEqual(['8 note-added']);
});

it('a classification that changes nothing is no change', () => {
  const change = new TicketChange(ticket({ sectorId: 's' }), at);
  expect(change.classify({ sectorId: 's', priority: 2 })).toBe(false);
  expect(change.classify({ sectorId: null, priority: 4 })).toBe(true);
  expect(change.entries.at(-1)?.data).toEqual({ sectorId: { from: 's', to: null }, priority: { from: 2, to: 4 } });
});

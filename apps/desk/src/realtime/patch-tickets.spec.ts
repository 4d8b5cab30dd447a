import type { Ticket } from '../api/types.js';
import { belongsTo, flattenTickets, placeTicket, withoutTicket, type TicketPages } from './patch-tickets.js';

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 23, 12, minute)).toISOString();

const ticket = (id: string, minute: number, more: Partial<Ticket> = {}): Ticket =>
  ({
    id,
    version: 1,
    status: 'inProgress',
    assignee: { id: 'me', name: 'Ana' },
    lastActivityAt: at(minute),
    ...more,
  }) as Ticket;

const pages = (more: boolean, ...lists: Ticket[][]): TicketPages => ({
  pages: lists.map((items, index) => ({
    items,
    nextCursor: index < lists.length - 1 || more ? `c${index}` : null,
    total: null,
  })),
  pageParams: lists.map(() => null),
});

const ids = (data: TicketPages): string[] => flattenTickets(data).map((one) => one.id);
const enter = { mayEnter: true, belongs: true };

describe('WEB-11: a pushed ticket finds its place in the list', () => {
  it('moves to the top, over page borders, and is there once', () => {
    const data = pages(true, [ticket('a', 50), ticket('b', 40)], [ticket('c', 30), ticket('d', 20)]);
    expect(ids(placeTicket(data, ticket('d', 59, { version: 2 }), enter))).toEqual(['d', 'a', 'b', 'c']);
  });

  it('is changed where it stands when its activity did not change', () => {
    const data = pages(false, [ticket('a', 50), ticket('b', 40)]);
    const next = placeTicket(data, ticket('b', 40, { status: 'waiting', version: 2 }), enter);
    expect(flattenTickets(next)[1]?.status).toBe('waiting');
    expect(ids(next)).toEqual(['a', 'b']);
  });

  it('is left out when it sorts behind what is loaded and more pages follow', () => {
    const data = pages(true, [ticket('a', 50), ticket('b', 40)]);
    expect(ids(placeTicket(data, ticket('z', 1), enter))).toEqual(['a', 'b']);
    expect(ids(placeTicket(pages(false, [ticket('a', 50)]), ticket('z', 1), enter))).toEqual(['a', 'z']);
  });

  it('enters an empty list', () => {
    expect(ids(placeTicket(pages(false, []), ticket('a', 1), enter))).toEqual(['a']);
  });

  it('leaves a view it no longer belongs to, and does not enter a search by itself', () => {
    const data = pages(false, [ticket('a', 50), ticket('b', 40)]);
    expect(ids(placeTicket(data, ticket('a', 55), { mayEnter: true, belongs: false }))).toEqual(['b']);
    expect(placeTicket(data, ticket('new', 55), { mayEnter: false, belongs: true })).toBe(data);
  });

  it('is not set back by an older state that arrives late', () => {
    const data = pages(false, [ticket('a', 50, { version: 3 })]);
    expect(placeTicket(data, ticket('a', 59, { version: 2 }), enter)).toBe(data);
  });

  it('leaves the pages untouched when a ticket that is not among them goes', () => {
    const data = pages(false, [ticket('a', 50)]);
    expect(withoutTicket(data, 'x')).toBe(data);
  });
});

describe('WEB-10: views', () => {
  const all = { q: '', state: 'live' as const };
  it.each([
    ['mine', ticket('a', 1), true],
    ['mine', ticket('a', 1, { assignee: null }), false],
    ['unassigned', ticket('a', 1, { assignee: null }), true],
    ['unassigned', ticket('a', 1), false],
    ['all', ticket('a', 1, { assignee: { id: 'other', name: 'B' } }), true],
    ['all', ticket('a', 1, { status: 'finished' }), false],
  ] as const)('%s', (view, one, expected) => {
    expect(belongsTo(one, view, all, 'me')).toBe(expected);
  });
});

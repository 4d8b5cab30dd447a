import type { QueryClient } from '@tanstack/react-query';
import { keys, type TicketFilter } from '../api/keys.js';
import { messagePageSize, messagesAfter } from '../api/tickets.js';
import type { AgentRow, Message, Ticket, TicketDetail, TicketView } from '../api/types.js';
import { throttle } from '../app/throttle.js';
import { typingStore } from './connection-store.js';
import type { RealtimeEvent } from './events.js';
import { changeMessage, lastSeqOf, leavesGap, mergeMessages, type Thread } from './patch-messages.js';
import { belongsTo, mergeDetail, placeTicket, withoutTicket, type TicketPages } from './patch-tickets.js';

const typingMs = 5000;

/** Puts what the server pushed into the cached answers, so that screens show it without asking again. */
export class EventApplier {
  private readonly refreshCounts = throttle(() => {
    void this.client.invalidateQueries({ queryKey: keys.counts });
    void this.client.invalidateQueries({ queryKey: keys.intakes });
  }, 1500);

  constructor(
    private readonly client: QueryClient,
    private readonly userId: string,
    private readonly onAccessChanged: () => void,
  ) {}

  apply(event: RealtimeEvent): void {
    switch (event.type) {
      case 'ticket.changed':
        return this.ticketChanged(event.data.ticket);
      case 'ticket.gone':
        return this.ticketGone(event.data.ticketId);
      case 'message.added':
        return this.messageAdded(event.data.ticketId, event.data.message);
      case 'message.changed':
        this.client.setQueryData<Thread>(keys.messages(event.data.ticketId), (thread) =>
          thread === undefined ? thread : changeMessage(thread, event.data.message),
        );
        return;
      case 'presence.changed':
        return this.presenceChanged(event.data);
      case 'access.changed':
        return this.onAccessChanged();
      case 'notices.changed':
        void this.client.invalidateQueries({ queryKey: keys.companyNotices });
        return;
      case 'typing':
        if (event.data.userId === this.userId) return;
        typingStore.update((all) => ({
          ...all,
          [event.data.ticketId]: { name: event.data.name, until: Date.now() + typingMs },
        }));
        return;
    }
  }

  ticketChanged(ticket: Ticket): void {
    for (const query of this.client.getQueryCache().findAll({ queryKey: keys.lists })) {
      const [, view, filter] = query.queryKey as readonly [string, TicketView, TicketFilter];
      this.client.setQueryData<TicketPages>(query.queryKey, (data) =>
        data === undefined
          ? data
          : placeTicket(data, ticket, {
              mayEnter: filter.q === '',
              belongs: belongsTo(ticket, view, filter, this.userId),
            }),
      );
    }
    const before = this.client.getQueryData<TicketDetail>(keys.ticket(ticket.id));
    if (before !== undefined && ticket.version >= before.version) {
      this.client.setQueryData<TicketDetail>(keys.ticket(ticket.id), mergeDetail(before, ticket));
      // mayChangeTo and the customer are only in the single read.
      if (ticket.version !== before.version) void this.client.invalidateQueries({ queryKey: keys.ticket(ticket.id) });
      void this.client.invalidateQueries({ queryKey: keys.events(ticket.id) });
    }
    this.refreshCounts();
  }

  private ticketGone(ticketId: string): void {
    this.client.setQueriesData<TicketPages>({ queryKey: keys.lists }, (data) =>
      data === undefined ? data : withoutTicket(data, ticketId),
    );
    // Whoever looks at it asks again and is told that it is not there.
    void this.client.resetQueries({ queryKey: keys.ticket(ticketId) });
    this.client.removeQueries({ queryKey: keys.messages(ticketId), type: 'inactive' });
    this.refreshCounts();
  }

  private messageAdded(ticketId: string, message: Message): void {
    const key = keys.messages(ticketId);
    const thread = this.client.getQueryData<Thread>(key);
    if (message.author.kind === 'agent') typingStore.update(({ [ticketId]: _, ...others }) => others);
    // A customer's words open the reply window anew, which only the single read tells.
    if (message.direction === 'in') void this.client.invalidateQueries({ queryKey: keys.ticket(ticketId) });
    if (thread === undefined) return;
    if (leavesGap(thread, message)) void this.fillGap(ticketId, lastSeqOf(thread));
    else this.client.setQueryData<Thread>(key, mergeMessages(thread, [message]));
  }

  private async fillGap(ticketId: string, seq: number): Promise<void> {
    try {
      const missing = await messagesAfter(ticketId, seq);
      if (missing.length >= messagePageSize) throw new Error('more is missing than one page');
      this.client.setQueryData<Thread>(keys.messages(ticketId), (thread) =>
        thread === undefined ? thread : mergeMessages(thread, missing),
      );
    } catch {
      void this.client.invalidateQueries({ queryKey: keys.messages(ticketId) });
    }
  }

  private presenceChanged(data: Extract<RealtimeEvent, { type: 'presence.changed' }>['data']): void {
    const known = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined && value !== null));
    this.client.setQueryData<AgentRow[]>(keys.agents, (rows) =>
      rows?.map((row) => (row.userId === data.userId ? { ...row, ...known } : row)),
    );
    if (data.userId !== this.userId) return;
    this.client.setQueryData<AgentRow>(keys.presence, (own) => (own === undefined ? own : { ...own, ...known }));
  }
}

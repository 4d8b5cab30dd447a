import { Injectable } from '@nestjs/common';
import { Conversations, messageChanged, messageQueued, messageReceived, type MessageView } from '@guiche/channels';
import { AccessScope, may, type Actor } from '@guiche/identity';
import type { ReadTx } from '@guiche/platform/database';
import type { EventOf } from '@guiche/platform/outbox';
import { ProjectsToRealtime, type RealtimeMessage } from '@guiche/platform/realtime';
import { MessagePresenter } from '../messages/message-presenter.js';
import { ticketPermissions } from '../tickets.permissions.js';
import { ticketAssigned, ticketChanged, ticketOpened, ticketStatusChanged } from '../tickets/ticket.events.js';
import { TicketReaderRepository, type FormerPlace, type ProjectedTicket } from '../tickets/ticket-reader.repository.js';
import { ticketScope, type TicketFacts } from '../tickets/ticket-scope.js';
import { mayReadMessages, ticketFor } from '../tickets/ticket-view.js';

const everyTicket = AccessScope.system('realtime: the audience of each message is decided by its reader’s scope');

/** Who may see a ticket with these facts: the same predicate as lists and single reads (IAM-9). */
const reaches =
  (facts: TicketFacts) =>
  (actor: Actor): boolean =>
    may(actor, ticketPermissions.list) && ticketScope.admits(actor.scope, facts);

/** Tells connected desks what happens to tickets and their messages, always as things stand when it is told (WEB-11). */
@Injectable()
export class TicketProjection {
  constructor(
    private readonly tickets: TicketReaderRepository,
    private readonly conversations: Conversations,
    private readonly presenter: MessagePresenter,
  ) {}

  /** `tickets.queued` and `tickets.transferred` always come with one of these. */
  @ProjectsToRealtime(ticketOpened, ticketAssigned, ticketStatusChanged, ticketChanged)
  async ticket(
    event:
      | EventOf<typeof ticketOpened>
      | EventOf<typeof ticketAssigned>
      | EventOf<typeof ticketStatusChanged>
      | EventOf<typeof ticketChanged>,
    tx: ReadTx,
  ): Promise<readonly RealtimeMessage[]> {
    // What the customer's message opened is told with the message.
    if ('via' in event && event.via === 'automatic') return [];
    const now = await this.tickets.project(tx, everyTicket, event.ticketId);
    if (!now) return [];
    const before = placeBefore(event, now);
    return before ? [changed(now), gone(now, await this.tickets.factsWith(tx, now, before))] : [changed(now)];
  }

  @ProjectsToRealtime(messageReceived, messageQueued)
  async messageAdded(
    event: EventOf<typeof messageReceived> | EventOf<typeof messageQueued>,
    tx: ReadTx,
  ): Promise<readonly RealtimeMessage[]> {
    const told = await this.messageOf(tx, event.messageId);
    if (!told) return [];
    // Notes and what the system says do not move a ticket in its list.
    const moves = told.message.direction === 'in' || told.message.author.kind === 'agent';
    const added = await this.tell(tx, 'message.added', told);
    return moves && told.message.direction !== 'note' ? [added, changed(told.ticket)] : [added];
  }

  @ProjectsToRealtime(messageChanged)
  async messageChanged(event: EventOf<typeof messageChanged>, tx: ReadTx): Promise<readonly RealtimeMessage[]> {
    const told = await this.messageOf(tx, event.messageId);
    return told ? [await this.tell(tx, 'message.changed', told)] : [];
  }

  private async messageOf(tx: ReadTx, id: string): Promise<{ message: MessageView; ticket: ProjectedTicket } | null> {
    const message = await this.conversations.message(tx, id);
    if (!message) return null;
    const ticket = await this.tickets.projectByMessage(tx, everyTicket, message.conversationId, message.seq);
    return ticket && { message, ticket };
  }

  private async tell(
    tx: ReadTx,
    type: string,
    { message, ticket }: { message: MessageView; ticket: ProjectedTicket },
  ): Promise<RealtimeMessage> {
    const show = await this.presenter.forReaders(tx, message);
    const data = (actor: Actor) => ({ ticketId: ticket.id, message: show(actor) });
    const sees = reaches(ticket);
    const audience = (actor: Actor): boolean => mayReadMessages(actor) && sees(actor);
    return {
      type,
      audience: audience as RealtimeMessage['audience'],
      dataFor: data as NonNullable<RealtimeMessage['dataFor']>,
    };
  }
}

const changed = (ticket: ProjectedTicket): RealtimeMessage => ({
  type: 'ticket.changed',
  dataFor: ((actor: Actor) => ({ ticket: ticketFor(actor, ticket.ticket) })) as NonNullable<RealtimeMessage['dataFor']>,
  audience: reaches(ticket) as RealtimeMessage['audience'],
});

/** Where the ticket was before an event that may take it out of somebody's reach; null for all others. */
function placeBefore(event: object, { ticket }: ProjectedTicket): FormerPlace | null {
  const assigneeId = (ticket.assignee as { id: string } | null)?.id ?? null;
  const sectorId = (ticket.sector as { id: string } | null)?.id ?? null;
  if ('fromUserId' in event) return { assigneeId: event.fromUserId as string | null, sectorId };
  if ('fromSectorId' in event) return { assigneeId, sectorId: event.fromSectorId as string | null };
  return null;
}

/** For those who saw it before and see it no longer. */
function gone(now: ProjectedTicket, before: TicketFacts): RealtimeMessage {
  const saw = reaches(before);
  const sees = reaches(now);
  const audience = (actor: Actor): boolean => saw(actor) && !sees(actor);
  return { type: 'ticket.gone', data: { ticketId: now.id }, audience: audience as RealtimeMessage['audience'] };
}

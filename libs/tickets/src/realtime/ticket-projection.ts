import { Injectable } from '@nestjs/common';
import { Conversations, messageChanged, messageQueued, messageReceived, type MessageView } from '@guiche/channels';
import { AccessScope, may, type Actor } from '@guiche/identity';
import type { ReadTx } from '@guiche/platform/database';
import type { EventOf } from '@guiche/platform/outbox';
import { ProjectsToRealtime, type RealtimeMessage } from '@guiche/platform/realtime';
import { MessagePresenter } from '../messages/message-presenter.js';
import { ticketPermissions } from '../tickets.permissions.js';
import { ticketAssigned, ticketChanged, ticketOpened, ticketStatusChanged } from '../tickets/ticket.events.js';
import { TicketReaderRepository, type ProjectedTicket } from '../tickets/ticket-reader.repository.js';
import { ticketScope, type TicketFacts } from '../tickets/ticket-scope.js';

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
    const hadIt = 'fromUserId' in event ? { inboxId: event.inboxId, assigneeId: event.fromUserId } : null;
    return hadIt ? [changed(now), gone(now, hadIt)] : [changed(now)];
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
    const data = (actor: Pick<Actor, 'userId'>) => ({ ticketId: ticket.id, message: show(actor) });
    return { type, audience: reaches(ticket) as RealtimeMessage['audience'], dataFor: data };
  }
}

const changed = (ticket: ProjectedTicket): RealtimeMessage => ({
  type: 'ticket.changed',
  data: { ticket: ticket.ticket },
  audience: reaches(ticket) as RealtimeMessage['audience'],
});

/** For those who saw it before and see it no longer. */
function gone(now: ProjectedTicket, before: TicketFacts): RealtimeMessage {
  const saw = reaches(before);
  const sees = reaches(now);
  const audience = (actor: Actor): boolean => saw(actor) && !sees(actor);
  return { type: 'ticket.gone', data: { ticketId: now.id }, audience: audience as RealtimeMessage['audience'] };
}

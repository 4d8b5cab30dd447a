import { Injectable } from '@nestjs/common';
import { Clock, Conflict, Forbidden, NotFound, StaleVersion } from '@guiche/kernel';
import { may, type AccessScope, type Actor } from '@guiche/identity';
import { Conversations, type ConversationView } from '@guiche/channels';
import type { Tx } from '@guiche/platform/database';
import { TicketChange } from './ticket-change.js';
import type { TicketRecord } from './ticket-record.js';
import { TicketRepository } from './ticket.repository.js';
import { isLive } from './ticket-transitions.js';

/** A change that may write messages: the conversation is locked, too. */
export interface ConversationChange {
  readonly change: TicketChange;
  readonly conversation: ConversationView;
}

/** How every verb begins: the ticket locked, within the actor's scope, and as the actor saw it. */
@Injectable()
export class TicketAccess {
  constructor(
    private readonly tickets: TicketRepository,
    private readonly conversations: Conversations,
    private readonly clock: Clock,
  ) {}

  /** Locks a ticket for a change. Out of scope is the same as not there (IAM-9). */
  async begin(tx: Tx, scope: AccessScope, id: string, seenVersion?: number): Promise<TicketChange> {
    return this.changeOf(await this.tickets.lock(tx, scope, id), seenVersion);
  }

  /** The same with the conversation locked first, in the order in which arriving messages take the two. */
  async beginWithConversation(
    tx: Tx,
    scope: AccessScope,
    id: string,
    seenVersion?: number,
  ): Promise<ConversationChange> {
    const conversation = await this.lockConversation(tx, await this.tickets.conversationOf(tx, id));
    return { change: await this.begin(tx, scope, id, seenVersion), conversation };
  }

  /** The same for whoever knows the ticket by its number; null when there is none within the scope. */
  async beginByProtocol(tx: Tx, scope: AccessScope, protocol: string): Promise<ConversationChange | null> {
    const conversationId = await this.tickets.conversationOfProtocol(tx, protocol);
    if (conversationId === null) return null;
    const conversation = await this.lockConversation(tx, conversationId);
    const ticket = await this.tickets.lockByProtocol(tx, scope, protocol);
    return ticket && { change: new TicketChange(ticket, this.clock.now()), conversation };
  }

  requireLive(ticket: TicketRecord): void {
    if (!isLive(ticket.status)) throw new Conflict('ticket.not-live', { protocol: ticket.protocol });
  }

  /** For verbs whose permission depends on what is asked of them; the route declares the least one. */
  requirePermission(actor: Actor, permission: string): void {
    if (!may(actor, permission)) throw new Forbidden('ticket.permission-missing', { permission });
  }

  private async lockConversation(tx: Tx, id: string | null): Promise<ConversationView> {
    const conversation = id === null ? null : await this.conversations.lock(tx, id);
    if (!conversation) throw new NotFound('ticket.not-found');
    return conversation;
  }

  private changeOf(ticket: TicketRecord | null, seenVersion: number | undefined): TicketChange {
    if (!ticket) throw new NotFound('ticket.not-found');
    if (seenVersion !== undefined && seenVersion !== ticket.version) throw new StaleVersion();
    return new TicketChange(ticket, this.clock.now());
  }
}

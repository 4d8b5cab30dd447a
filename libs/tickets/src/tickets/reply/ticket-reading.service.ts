import { Injectable } from '@nestjs/common';
import { Conversations } from '@guiche/channels';
import type { Actor } from '@guiche/identity';
import { UnitOfWork } from '@guiche/platform/database';
import { TicketAccess } from '../ticket-access.js';
import { TicketRepository } from '../ticket.repository.js';

/** Remembers how far a ticket was read. */
@Injectable()
export class TicketReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: TicketAccess,
    private readonly tickets: TicketRepository,
    private readonly conversations: Conversations,
  ) {}

  /** Read up to and including `seq`. Who looks at somebody else's ticket leaves it unread for its owner. */
  read(actor: Actor, id: string, seq: number): Promise<void> {
    return this.uow.run(async (tx) => {
      const change = await this.access.begin(tx, actor.scope, id);
      const { ticket } = change;
      if (ticket.assigneeId !== null && ticket.assigneeId !== actor.userId) return;
      if (seq <= ticket.readSeq && ticket.unread === 0) return;
      const upTo = Math.max(seq, ticket.readSeq);
      const unread = await this.conversations.countInbound(tx, ticket.conversationId, upTo, ticket.lastSeq);
      if (unread === ticket.unread && upTo === ticket.readSeq) return;
      const wasUnread = ticket.unread;
      change.markRead(upTo, unread);
      if (unread !== wasUnread) change.touch('read');
      await this.tickets.save(tx, change);
    });
  }
}

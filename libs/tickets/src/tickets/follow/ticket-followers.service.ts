import { Injectable } from '@nestjs/common';
import type { Actor } from '@guiche/identity';
import { Clock, NotFound } from '@guiche/kernel';
import { AuditLog } from '@guiche/platform/audit';
import { UnitOfWork } from '@guiche/platform/database';
import { TicketRepository } from '../ticket.repository.js';
import { FollowerRepository } from './follower.repository.js';

/** Who follows which tickets: whoever sees one may follow it, and reaches it by that where his profile says so. */
@Injectable()
export class TicketFollowers {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly tickets: TicketRepository,
    private readonly followers: FollowerRepository,
    private readonly audit: AuditLog,
  ) {}

  /** Doing it twice is doing it once. */
  set(actor: Actor, ticketId: string, follows: boolean): Promise<void> {
    return this.uow.run(async (tx) => {
      const ticket = await this.tickets.find(tx, actor.scope, ticketId);
      if (!ticket) throw new NotFound('ticket.not-found');
      const changed = follows
        ? await this.followers.add(tx, ticketId, actor.userId, this.clock.now())
        : await this.followers.remove(tx, ticketId, actor.userId);
      if (!changed) return;
      this.audit.record(tx, {
        action: follows ? 'tickets.follow' : 'tickets.unfollow',
        subject: { type: 'ticket', id: ticketId, name: ticket.protocol },
        before: { follows: !follows },
        after: { follows },
      });
    });
  }
}

import { Injectable } from '@nestjs/common';
import { userDeactivated } from '@guiche/identity';
import type { Tx } from '@guiche/platform/database';
import { OnDomainEvent, type EventOf } from '@guiche/platform/outbox';
import { TicketAssignment } from '../tickets/assign/ticket-assignment.service.js';

/** The live tickets of somebody who left go to who was named for them, or wait for others (IAM-14). */
@Injectable()
export class OnUserDeactivated {
  constructor(private readonly assignment: TicketAssignment) {}

  @OnDomainEvent(userDeactivated, 'tickets.release-of-deactivated')
  async handle(event: EventOf<typeof userDeactivated>, tx: Tx): Promise<void> {
    await this.assignment.handOverAllOf(tx, event.userId, event.ticketsTo ?? null);
  }
}

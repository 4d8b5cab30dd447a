import { Injectable } from '@nestjs/common';
import { messageReceived } from '@guiche/channels';
import type { Tx } from '@guiche/platform/database';
import { InTransaction, type EventOf } from '@guiche/platform/outbox';
import { MessageArrival } from '../tickets/message-arrival.js';

/** A customer's message finds its ticket, or makes one. */
@Injectable()
export class OnMessageReceived {
  constructor(private readonly arrival: MessageArrival) {}

  @InTransaction(
    messageReceived,
    'tickets.attach-or-open',
    'a message is never stored without a ticket or an intake that somebody sees, and two quick ones open only one',
  )
  async handle(event: EventOf<typeof messageReceived>, tx: Tx): Promise<void> {
    await this.arrival.arrive(tx, event, event.occurredAt);
  }
}

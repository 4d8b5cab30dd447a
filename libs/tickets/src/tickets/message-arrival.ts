import { Injectable } from '@nestjs/common';
import { newId } from '@guiche/kernel';
import type { MessageReceived } from '@guiche/channels';
import type { Tx } from '@guiche/platform/database';
import { Outbox } from '@guiche/platform/outbox';
import { MessageArrivalRepository, type AttachedTicket } from './message-arrival.repository.js';
import { OpeningRepository } from './opening.repository.js';
import { TicketOpening } from './ticket-opening.js';
import { ticketStatusChanged } from './ticket.events.js';

/**
 * What a customer's message does: it belongs to the live ticket of its conversation, or else to the pending intake, or
 * else it makes one, which becomes a ticket at once where the inbox says so (TKT-2). Whoever stores messages holds the
 * conversation's lock, so two quick ones come here one after the other (TKT-7).
 */
@Injectable()
export class MessageArrival {
  constructor(
    private readonly arrivals: MessageArrivalRepository,
    private readonly openings: OpeningRepository,
    private readonly opening: TicketOpening,
    private readonly outbox: Outbox,
  ) {}

  async arrive(tx: Tx, message: MessageReceived, at: Date): Promise<void> {
    const { messageId, conversationId, inboxId, contactId, seq, preview } = message;
    // The first message of a conversation can find neither a ticket nor an intake.
    if (!message.opensConversation) {
      const ticket = await this.arrivals.attach(tx, { id: messageId, conversationId, contactId, seq, preview, at });
      if (ticket) return this.tellStatus(tx, inboxId, ticket);
      if (await this.arrivals.hasPendingIntake(tx, conversationId)) return;
    }
    const facts = await this.openings.facts(tx, inboxId, contactId);
    if (!facts) throw new Error(`Message ${messageId} came through inbox ${inboxId}, which does not exist`);
    if (!facts.automatic) {
      await this.arrivals.addIntake(tx, { id: newId(), inboxId, conversationId, contactId, firstSeq: seq, at });
      return;
    }
    const { sectorId, occurrenceTypeId, occurrenceId, solutionId, priority } = facts;
    await this.opening.open(tx, {
      inboxId,
      conversationId,
      contactId,
      firstSeq: seq,
      via: 'automatic',
      createdBy: facts.creatorId,
      classification: { sectorId, occurrenceTypeId, occurrenceId, solutionId, priority },
      unread: 1,
      preview,
      at,
      intake: null,
      facts,
      messageId,
    });
  }
  private async tellStatus(tx: Tx, inboxId: string, ticket: AttachedTicket): Promise<void> {
    const { id: ticketId, assigneeId, before: from, status: to } = ticket;
    if (from === to) return;
    await this.outbox.record(
      tx,
      ticketStatusChanged({ ticketId, inboxId, assigneeId, from, to, reasonId: null, solutionId: null }),
    );
  }
}

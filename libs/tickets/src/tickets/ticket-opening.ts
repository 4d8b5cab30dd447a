import { Injectable } from '@nestjs/common';
import { newId } from '@guiche/kernel';
import type { Tx } from '@guiche/platform/database';
import { Outbox } from '@guiche/platform/outbox';
import { ProtocolNumbers } from '../protocols/protocol-numbers.js';
import { ProtocolNotice } from '../conversion/protocol-notice.js';
import { OpeningRepository, type NewEntry, type NewTicket, type OpeningFacts } from './opening.repository.js';
import { ticketOpened, ticketQueued } from './ticket.events.js';
import { TicketPlacement } from './ticket-placement.js';
import type { OpenedVia } from './ticket.entity.js';

/** What a ticket is made of. */
export interface OpeningRequest {
  readonly inboxId: string;
  readonly conversationId: string;
  readonly contactId: string;
  readonly firstSeq: number;
  readonly via: OpenedVia;
  readonly createdBy: string | null;
  readonly classification: Pick<
    NewTicket,
    'sectorId' | 'occurrenceTypeId' | 'occurrenceId' | 'solutionId' | 'priority'
  >;
  readonly unread: number;
  readonly preview: string | null;
  readonly at: Date;
  /** The intake it comes from, and who decided; without it a converted intake is written beside the ticket. */
  readonly intake: { readonly id: string; readonly decidedBy: string } | null;
  readonly facts: OpeningFacts;
  /** The message that made it, for the time line. */
  readonly messageId: string | null;
}

/** Makes tickets: number, queue, time line, facts, and the customer told of his number, all in the caller's transaction. */
@Injectable()
export class TicketOpening {
  constructor(
    private readonly protocols: ProtocolNumbers,
    private readonly placement: TicketPlacement,
    private readonly openings: OpeningRepository,
    private readonly outbox: Outbox,
    private readonly notice: ProtocolNotice,
  ) {}

  /** The caller holds the conversation's lock and has seen that it has no live ticket; the unique index says so, too. */
  async open(tx: Tx, request: OpeningRequest): Promise<{ id: string; protocol: string }> {
    const { inboxId, conversationId, contactId, via } = request;
    const queueId = await this.placement.queueOfInbox(tx, inboxId);
    const id = newId();
    const protocol = await this.protocols.next(tx);
    const ticket: NewTicket = {
      id,
      protocol,
      channel: request.facts.channel,
      inboxId,
      conversationId,
      contactId,
      firstSeq: request.firstSeq,
      queueId,
      ...request.classification,
      createdBy: request.createdBy,
      openedVia: via,
      unread: request.unread,
      preview: request.preview,
      lastActivityAt: request.at,
      at: request.at,
      entries: firstEntries(request, queueId),
    };
    if (request.intake) await this.openings.openFromIntake(tx, ticket, request.intake.id, request.intake.decidedBy);
    else await this.openings.openAtOnce(tx, ticket, newId());
    await this.outbox.record(tx, ticketOpened({ ticketId: id, inboxId, conversationId, contactId, queueId, via }));
    if (queueId !== null) await this.outbox.record(tx, ticketQueued({ ticketId: id, inboxId, queueId }));
    await this.notice.tell(tx, conversationId, protocol, request.facts);
    return { id, protocol };
  }
}

function firstEntries(request: OpeningRequest, queueId: string | null): NewEntry[] {
  const { via, createdBy, contactId, messageId, firstSeq, intake } = request;
  const system = { actorKind: 'system', actorId: null };
  const opener = intake
    ? { actorKind: 'user', actorId: intake.decidedBy }
    : createdBy === null
      ? system
      : { actorKind: 'user', actorId: createdBy };
  const entries: Omit<NewEntry, 'seq'>[] = [{ type: 'opened', data: { via }, ...opener }];
  if (messageId !== null) {
    entries.push({
      type: 'message-received',
      data: { messageId, seq: firstSeq },
      actorKind: 'customer',
      actorId: contactId,
    });
  }
  if (queueId !== null) entries.push({ type: 'queued', data: { queueId }, ...system });
  return entries.map((entry, index) => ({ ...entry, seq: index + 1 }));
}

import { Injectable } from '@nestjs/common';
import { OccurrenceDirectory, ReasonDirectory } from '@guiche/catalogue';
import { Conversations } from '@guiche/channels';
import type { Actor } from '@guiche/identity';
import { Clock, Conflict, NotFound } from '@guiche/kernel';
import { UnitOfWork, type Tx } from '@guiche/platform/database';
import type { ListRequest, Page } from '@guiche/platform/http';
import { OpeningRepository, type OpeningFacts } from '../tickets/opening.repository.js';
import { TicketOpening } from '../tickets/ticket-opening.js';
import type { ConvertIntakeDto } from './intake.dto.js';
import { IntakeRepository, type IntakeRecord, type IntakeRow } from './intake.repository.js';

/** Decides on intakes by hand: they become tickets, or they are discarded with a reason (TKT-2). */
@Injectable()
export class IntakeService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly intakes: IntakeRepository,
    private readonly openings: OpeningRepository,
    private readonly opening: TicketOpening,
    private readonly conversations: Conversations,
    private readonly reasons: ReasonDirectory,
    private readonly occurrences: OccurrenceDirectory,
  ) {}

  list(actor: Actor, request: ListRequest): Promise<Page<IntakeRow>> {
    return this.uow.read((tx) => this.intakes.list(tx, actor.scope, request));
  }

  /** Makes the ticket; the id of the intake's ticket, also when the same was done before: twice is not two tickets. */
  convert(actor: Actor, id: string, form: ConvertIntakeDto): Promise<string> {
    return this.uow.run(async (tx) => {
      const intake = await this.lock(tx, actor, id);
      if (intake.state === 'converted' && intake.ticketId !== null) return intake.ticketId;
      requirePending(intake);
      const { conversationId, inboxId, contactId, firstSeq } = intake;
      const facts = await this.openings.facts(tx, inboxId, contactId);
      if (!facts) throw new NotFound('platform.not-found');
      const ticket = await this.opening.open(tx, {
        inboxId,
        conversationId,
        contactId,
        firstSeq,
        via: 'manual',
        createdBy: actor.userId,
        classification: await this.classificationOf(tx, form, facts),
        unread: await this.conversations.countInbound(tx, conversationId, firstSeq - 1),
        preview: await this.intakes.lastPreview(tx, intake),
        at: this.clock.now(),
        intake: { id, decidedBy: actor.userId },
        facts,
        messageId: null,
      });
      return ticket.id;
    });
  }

  discard(actor: Actor, id: string, reasonId: string): Promise<IntakeRow> {
    return this.uow.run(async (tx) => {
      requirePending(await this.lock(tx, actor, id));
      await this.reasons.require(tx, reasonId, 'discard');
      await this.intakes.discard(tx, id, reasonId, actor.userId, this.clock.now());
      const row = await this.intakes.shown(tx, id);
      if (!row) throw new NotFound('platform.not-found');
      return row;
    });
  }

  // The conversation first, as arriving messages do: one that comes now finds either the intake or the ticket.
  private async lock(tx: Tx, actor: Actor, id: string): Promise<IntakeRecord> {
    const found = await this.intakes.find(tx, actor.scope, id);
    if (found) await this.conversations.lock(tx, found.conversationId);
    const intake = found && (await this.intakes.lock(tx, actor.scope, id));
    if (!intake) throw new NotFound('platform.not-found');
    return intake;
  }

  private async classificationOf(
    tx: Tx,
    form: ConvertIntakeDto,
    facts: OpeningFacts,
  ): Promise<Pick<OpeningFacts, 'sectorId' | 'occurrenceTypeId' | 'occurrenceId' | 'solutionId' | 'priority'>> {
    const { sectorId = facts.sectorId, occurrenceId = facts.occurrenceId } = form;
    const isDefault = occurrenceId === facts.occurrenceId;
    const brought = occurrenceId !== null && !isDefault ? await this.occurrences.defaultsOf(tx, occurrenceId) : null;
    const { occurrenceTypeId = brought?.occurrenceTypeId ?? facts.occurrenceTypeId } = form;
    const solutionId = isDefault ? facts.solutionId : null;
    const wanted = { sectorId, occurrenceTypeId, occurrenceId, solutionId };
    await this.occurrences.checkClassification(tx, wanted, facts);
    return { ...wanted, priority: form.priority ?? brought?.defaultPriority ?? facts.priority };
  }
}

function requirePending(intake: IntakeRecord): void {
  if (intake.state !== 'pending') throw new Conflict('ticket.intake-decided');
}

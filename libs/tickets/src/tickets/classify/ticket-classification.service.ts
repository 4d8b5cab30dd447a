import { Injectable } from '@nestjs/common';
import { OccurrenceDirectory } from '@guiche/catalogue';
import type { Actor } from '@guiche/identity';
import { UnitOfWork } from '@guiche/platform/database';
import { TicketAccess } from '../ticket-access.js';
import { TicketRepository } from '../ticket.repository.js';

/** New values of the classification; what is left out stays as it is. */
export interface ClassificationRequest {
  readonly sectorId?: string | null;
  readonly occurrenceTypeId?: string | null;
  readonly occurrenceId?: string | null;
  readonly solutionId?: string | null;
  readonly priority?: number;
}

/** Says what a ticket is about. */
@Injectable()
export class TicketClassification {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: TicketAccess,
    private readonly tickets: TicketRepository,
    private readonly occurrences: OccurrenceDirectory,
  ) {}

  classify(actor: Actor, id: string, version: number, request: ClassificationRequest): Promise<void> {
    return this.uow.run(async (tx) => {
      const change = await this.access.begin(tx, actor.scope, id, version);
      const { ticket } = change;
      const {
        sectorId = ticket.sectorId,
        occurrenceId = ticket.occurrenceId,
        solutionId = ticket.solutionId,
      } = request;
      const isNewOccurrence = occurrenceId !== null && occurrenceId !== ticket.occurrenceId;
      const brought = isNewOccurrence ? await this.occurrences.defaultsOf(tx, occurrenceId) : null;
      // A new occurrence brings its type and its priority along, unless a person says otherwise in the same breath (CAT-2).
      const { occurrenceTypeId = brought?.occurrenceTypeId ?? ticket.occurrenceTypeId } = request;
      const priority = request.priority ?? brought?.defaultPriority ?? ticket.priority;
      const wanted = { sectorId, occurrenceTypeId, occurrenceId, solutionId };
      await this.occurrences.checkClassification(tx, wanted, ticket);
      if (change.classify({ ...wanted, priority })) await this.tickets.save(tx, change);
    });
  }
}

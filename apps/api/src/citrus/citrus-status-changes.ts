import { Injectable } from '@nestjs/common';
import type { Actor } from '@guiche/identity';
import { TicketStatusByApi, type StatusByApiRequest } from '@guiche/tickets';
import { CitrusRefusal } from './citrus-refusal.js';
import { nameOfStatus } from './citrus-status.js';
import { citrusTexts } from './citrus-texts.js';

/** Changes a ticket's status and answers in the words of Citrus (API-12). */
@Injectable()
export class CitrusStatusChanges {
  constructor(private readonly tickets: TicketStatusByApi) {}

  /** The text of success; throws CitrusRefusal otherwise. */
  async change(actor: Actor, request: StatusByApiRequest): Promise<string> {
    const result = await this.tickets.change(actor, request);
    switch (result.kind) {
      case 'changed':
      case 'unchanged':
        return citrusTexts.updated;
      case 'ticket-not-found':
        throw new CitrusRefusal(404, citrusTexts.ticketNotFound);
      case 'reason-required':
        throw new CitrusRefusal(400, citrusTexts.fieldRequired('motivoStatus'));
      case 'reason-unknown':
        throw new CitrusRefusal(400, citrusTexts.reasonUnknown);
      case 'transition-not-allowed':
        throw new CitrusRefusal(
          400,
          citrusTexts.transitionNotAllowed(nameOfStatus(result.from), nameOfStatus(result.to)),
        );
      case 'superseded':
        throw new CitrusRefusal(400, citrusTexts.superseded(result.byProtocol));
    }
  }
}

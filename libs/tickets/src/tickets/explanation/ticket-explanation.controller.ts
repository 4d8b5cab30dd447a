import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { accessPermissions, CurrentActor, type Actor } from '@guiche/identity';
import { Requires, UuidParam } from '@guiche/platform/http';
import { TicketAccessQuery, TicketAccessResponse } from './ticket-explanation.dto.js';
import { TicketExplanation } from './ticket-explanation.service.js';

/** Why? of a ticket over HTTP (IAM-9a). */
@ApiTags('tickets')
@Controller('tickets/:id/access')
export class TicketExplanationController {
  constructor(private readonly explanation: TicketExplanation) {}

  /** Whether somebody sees this ticket, and what that follows from: inbox, owner, team, sector, hierarchy, participation. */
  @Get()
  @Requires(accessPermissions.explain)
  @ApiOkResponse({ type: TicketAccessResponse })
  explain(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @Query() { userId }: TicketAccessQuery,
  ): Promise<TicketAccessResponse> {
    return this.explanation.explain(actor, id, userId);
  }
}

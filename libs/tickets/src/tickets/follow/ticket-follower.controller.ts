import { Controller, Delete, HttpCode, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, type Actor } from '@guiche/identity';
import { Requires, UuidParam } from '@guiche/platform/http';
import { ticketPermissions } from '../../tickets.permissions.js';
import { TicketFollowers } from './ticket-followers.service.js';

/** Following a ticket: one’s own switch on it. */
@ApiTags('tickets')
@Controller('tickets/:id/followers/me')
export class TicketFollowerController {
  constructor(private readonly followers: TicketFollowers) {}

  @Put()
  @HttpCode(204)
  @Requires(ticketPermissions.list)
  @ApiNoContentResponse()
  follow(@CurrentActor() actor: Actor, @UuidParam('id') id: string): Promise<void> {
    return this.followers.set(actor, id, true);
  }

  /** A ticket that one reached only by following it is out of reach afterwards. */
  @Delete()
  @HttpCode(204)
  @Requires(ticketPermissions.list)
  @ApiNoContentResponse()
  unfollow(@CurrentActor() actor: Actor, @UuidParam('id') id: string): Promise<void> {
    return this.followers.set(actor, id, false);
  }
}

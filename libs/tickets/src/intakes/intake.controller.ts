import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, type Actor } from '@guiche/identity';
import { Creates, ListOf, ListQuery, Requires, UuidParam, type ListRequest, type Page } from '@guiche/platform/http';
import { intakePermissions } from '../tickets.permissions.js';
import { TicketDetailResponse } from '../tickets/ticket.dto.js';
import { TicketReader } from '../tickets/ticket-reader.js';
import { ConvertIntakeDto, DiscardIntakeDto, IntakeResponse, toIntakeResponse } from './intake.dto.js';
import { intakeList } from './intake.list.js';
import { IntakeService } from './intake.service.js';

/** Contacts that are not tickets yet. */
@ApiTags('intakes')
@Controller('intakes')
export class IntakeController {
  constructor(
    private readonly intakes: IntakeService,
    private readonly tickets: TicketReader,
  ) {}

  @Get()
  @Requires(intakePermissions.list)
  @ListOf(IntakeResponse)
  async list(@CurrentActor() actor: Actor, @ListQuery(intakeList) request: ListRequest): Promise<Page<IntakeResponse>> {
    return (await this.intakes.list(actor, request)).map((row) => toIntakeResponse(actor, row));
  }

  /** Registers the intake as a ticket and answers the ticket. */
  @Post(':id/convert')
  @Creates()
  @Requires(intakePermissions.convert)
  @ApiCreatedResponse({ type: TicketDetailResponse })
  async convert(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @Body() body: ConvertIntakeDto,
  ): Promise<TicketDetailResponse> {
    return this.tickets.afterChange(actor, await this.intakes.convert(actor, id, body));
  }

  @Post(':id/discard')
  @HttpCode(200)
  @Requires(intakePermissions.discard)
  @ApiOkResponse({ type: IntakeResponse })
  async discard(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @Body() body: DiscardIntakeDto,
  ): Promise<IntakeResponse> {
    return toIntakeResponse(actor, await this.intakes.discard(actor, id, body.reasonId));
  }
}

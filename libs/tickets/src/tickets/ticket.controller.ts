import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, type Actor } from '@guiche/identity';
import {
  ExpectedVersion,
  ListOf,
  ListQuery,
  Page,
  Requires,
  UpdateBody,
  UuidParam,
  type ListRequest,
} from '@guiche/platform/http';
import { ticketPermissions } from '../tickets.permissions.js';
import { TicketAssignment } from './assign/ticket-assignment.service.js';
import { TicketClassification } from './classify/ticket-classification.service.js';
import { ticketList } from './list/ticket.list.js';
import { TicketReading } from './reply/ticket-reading.service.js';
import { permissionFor, TicketStatusService } from './status/ticket-status.service.js';
import { TicketTransfer } from './transfer/ticket-transfer.service.js';
import {
  AssignTicketDto,
  ChangeStatusDto,
  ClassifyTicketDto,
  ReadTicketDto,
  SeenVersionDto,
  TicketCountsResponse,
  TicketDetailResponse,
  TicketResponse,
  TicketTransitionResponse,
  TimeLineEntryResponse,
  TimeLineQuery,
  TransferTicketDto,
} from './ticket.dto.js';
import { TicketReader } from './ticket-reader.js';
import { reasonActionOf } from './ticket-rules.js';
import { ticketStatuses, ticketTransitions } from './ticket-transitions.js';

/** Tickets: lists and single reads within the caller's scope, and one route for each verb. */
@ApiTags('tickets')
@Controller('tickets')
export class TicketController {
  constructor(
    private readonly reader: TicketReader,
    private readonly assignment: TicketAssignment,
    private readonly transfers: TicketTransfer,
    private readonly statuses: TicketStatusService,
    private readonly classification: TicketClassification,
    private readonly reading: TicketReading,
  ) {}

  @Get()
  @Requires(ticketPermissions.list)
  @ListOf(TicketResponse)
  list(@CurrentActor() actor: Actor, @ListQuery(ticketList) request: ListRequest): Promise<Page<unknown>> {
    return this.reader.list(actor, request);
  }

  /** Live tickets of the standard views, counted up to a cap. */
  @Get('counts')
  @Requires(ticketPermissions.list)
  @ApiOkResponse({ type: TicketCountsResponse })
  counts(@CurrentActor() actor: Actor): Promise<TicketCountsResponse> {
    return this.reader.counts(actor);
  }

  /** The life cycle (TKT-3): every allowed step, and what it asks for. */
  @Get('transitions')
  @Requires(ticketPermissions.list)
  @ApiOkResponse({ type: [TicketTransitionResponse] })
  transitions(): TicketTransitionResponse[] {
    return ticketStatuses.flatMap((from) =>
      ticketTransitions
        .after(from)
        .map((to) => ({ from, to, reasonFor: reasonActionOf(from, to), permission: permissionFor(from, to) })),
    );
  }

  @Get(':id')
  @Requires(ticketPermissions.list)
  @ApiOkResponse({ type: TicketDetailResponse })
  get(@CurrentActor() actor: Actor, @UuidParam('id') id: string): Promise<TicketDetailResponse> {
    return this.reader.detail(actor, id);
  }

  /** Classifies: members left out stay as they are. */
  @Put(':id')
  @Requires(ticketPermissions.classify)
  @ApiOkResponse({ type: TicketDetailResponse })
  async classify(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @ExpectedVersion() version: number,
    @UpdateBody(ClassifyTicketDto, TicketDetailResponse) body: ClassifyTicketDto,
  ): Promise<TicketDetailResponse> {
    await this.classification.classify(actor, id, version, body);
    return this.reader.afterChange(actor, id);
  }

  /** The time line, oldest first. */
  @Get(':id/events')
  @Requires(ticketPermissions.list)
  @ApiOkResponse({ type: [TimeLineEntryResponse] })
  async events(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @Query() query: TimeLineQuery,
  ): Promise<Page<TimeLineEntryResponse>> {
    const { text, count } = await this.reader.events(actor, id, query.after ?? 0, query.limit ?? 500);
    return Page.json<TimeLineEntryResponse>(text, count, {});
  }

  /** Makes a ticket that is nobody's one's own; 409 when somebody was faster. */
  @Post(':id/take')
  @HttpCode(200)
  @Requires(ticketPermissions.take)
  @ApiOkResponse({ type: TicketDetailResponse })
  async take(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @Body() body: SeenVersionDto,
  ): Promise<TicketDetailResponse> {
    await this.assignment.take(actor, id, body?.version);
    return this.reader.afterChange(actor, id);
  }

  @Post(':id/assign')
  @HttpCode(200)
  @Requires(ticketPermissions.assign)
  @ApiOkResponse({ type: TicketDetailResponse })
  async assign(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @Body() body: AssignTicketDto,
  ): Promise<TicketDetailResponse> {
    await this.assignment.assign(actor, id, body.agentId, body);
    return this.reader.afterChange(actor, id);
  }

  @Post(':id/transfer')
  @HttpCode(200)
  @Requires(ticketPermissions.transfer)
  @ApiOkResponse({ type: TicketDetailResponse })
  async transfer(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @Body() body: TransferTicketDto,
  ): Promise<TicketDetailResponse> {
    await this.transfers.transfer(actor, id, body);
    return this.reader.afterChange(actor, id);
  }

  /** Which permission it takes depends on the step: see GET /tickets/transitions. */
  @Post(':id/change-status')
  @HttpCode(200)
  @Requires(ticketPermissions.list)
  @ApiOkResponse({ type: TicketDetailResponse })
  async changeStatus(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @Body() body: ChangeStatusDto,
  ): Promise<TicketDetailResponse> {
    await this.statuses.change(actor, id, body);
    return this.reader.afterChange(actor, id);
  }

  /** Tells how far the caller has read; somebody else's ticket stays unread for its owner. */
  @Post(':id/read')
  @HttpCode(204)
  @Requires(ticketPermissions.list)
  async read(@CurrentActor() actor: Actor, @UuidParam('id') id: string, @Body() body: ReadTicketDto): Promise<void> {
    await this.reading.read(actor, id, body.seq);
  }
}

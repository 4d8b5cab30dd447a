import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MessageResponse } from '@guiche/channels';
import { CurrentActor, type Actor } from '@guiche/identity';
import { Creates, Requires, UuidParam } from '@guiche/platform/http';
import { ticketPermissions } from '../tickets.permissions.js';
import { TicketReply } from '../tickets/reply/ticket-reply.service.js';
import { MessagePageQuery, WriteMessageDto } from '../tickets/ticket.dto.js';
import { TicketReader } from '../tickets/ticket-reader.js';

/** The messages of a ticket. */
@ApiTags('tickets')
@Controller('tickets/:id/messages')
export class TicketMessageController {
  constructor(
    private readonly reader: TicketReader,
    private readonly replies: TicketReply,
  ) {}

  /** Ascending; without `before` and `after` the latest ones. */
  @Get()
  @Requires(ticketPermissions.readMessages)
  @ApiOkResponse({ type: [MessageResponse] })
  list(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @Query() query: MessagePageQuery,
  ): Promise<MessageResponse[]> {
    return this.reader.messages(actor, id, query);
  }

  /** Answers the customer (`tickets.reply`), which takes reading him, or leaves a note (`tickets.note`). */
  @Post()
  @Creates()
  @Requires(ticketPermissions.list)
  @ApiCreatedResponse({ type: MessageResponse })
  write(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @Body() body: WriteMessageDto,
  ): Promise<MessageResponse> {
    return this.replies.write(actor, id, body);
  }

  /** Sends a failed message again. */
  @Post(':messageId/retry')
  @HttpCode(200)
  @Requires(ticketPermissions.reply)
  @ApiOkResponse({ type: MessageResponse })
  retry(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @UuidParam('messageId') messageId: string,
  ): Promise<MessageResponse> {
    return this.replies.retry(actor, id, messageId);
  }
}

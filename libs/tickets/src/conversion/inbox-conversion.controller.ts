import { Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { inboxPermissions } from '@guiche/channels';
import { ExpectedVersion, Requires, UpdateBody, UuidParam } from '@guiche/platform/http';
import { InboxConversionResponse, UpdateInboxConversionDto } from './inbox-conversion.dto.js';
import { InboxConversionService } from './inbox-conversion.service.js';

/** How the intakes of an inbox become tickets; set by whoever sets up the inbox. */
@ApiTags('inboxes')
@Controller('inboxes/:id/conversion')
export class InboxConversionController {
  constructor(private readonly conversions: InboxConversionService) {}

  @Get()
  @Requires(inboxPermissions.list)
  @ApiOkResponse({ type: InboxConversionResponse })
  get(@UuidParam('id') id: string): Promise<InboxConversionResponse> {
    return this.conversions.get(id);
  }

  /** Members left out stay as they are. */
  @Put()
  @Requires(inboxPermissions.update)
  @ApiOkResponse({ type: InboxConversionResponse })
  update(
    @UuidParam('id') id: string,
    @ExpectedVersion() version: number,
    @UpdateBody(UpdateInboxConversionDto, InboxConversionResponse) body: UpdateInboxConversionDto,
  ): Promise<InboxConversionResponse> {
    return this.conversions.update(id, version, body);
  }
}

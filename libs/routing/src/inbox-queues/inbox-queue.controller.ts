import { Body, Controller, Get, Put } from '@nestjs/common';
import { inboxPermissions } from '@guiche/channels';
import { Requires, UuidParam } from '@guiche/platform/http';
import { InboxQueueResponse, SetInboxQueueDto } from './inbox-queue.dto.js';
import { InboxQueueService } from './inbox-queue.service.js';

@Controller('inboxes/:id/queue')
export class InboxQueueController {
  constructor(private readonly links: InboxQueueService) {}

  @Get()
  @Requires(inboxPermissions.list)
  get(@UuidParam('id') id: string): Promise<InboxQueueResponse> {
    return this.links.get(id);
  }

  @Put()
  @Requires(inboxPermissions.update)
  set(@UuidParam('id') id: string, @Body() body: SetInboxQueueDto): Promise<InboxQueueResponse> {
    return this.links.set(id, body.queueId);
  }
}

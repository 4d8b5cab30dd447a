import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { CurrentActor, type Actor } from '@guiche/identity';
import { SignedIn, UuidParam } from '@guiche/platform/http';
import { MyNoticeResponse } from './notice.dto.js';
import { NoticeService } from './notice.service.js';

/** The notices that are shown to whoever calls. */
@Controller('me/notices')
export class MyNoticesController {
  constructor(private readonly notices: NoticeService) {}

  @Get()
  @SignedIn('everybody reads the notices addressed to him')
  @ApiOkResponse({ type: [MyNoticeResponse] })
  mine(@CurrentActor() actor: Actor): Promise<MyNoticeResponse[]> {
    return this.notices.mine(actor);
  }

  @Post(':id/acknowledge')
  @HttpCode(204)
  @SignedIn('everybody acknowledges the notices addressed to him')
  async acknowledge(@CurrentActor() actor: Actor, @UuidParam('id') id: string): Promise<void> {
    await this.notices.acknowledge(actor, id);
  }
}

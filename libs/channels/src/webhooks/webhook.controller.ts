import { Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Forbidden } from '@guiche/kernel';
import { Public, UuidParam } from '@guiche/platform/http';
import { WebhookIntake } from './webhook-intake.js';

/** Where providers call. What is declared here for the POST is carried out by `WebhookHotPath`, past Nest's pipeline. */
@ApiTags('webhooks')
@Controller('webhooks')
export class WebhookController {
  constructor(private readonly intake: WebhookIntake) {}

  /** The provider's first call: proves that we know the token that was shown to be copied. */
  @Get(':inboxId')
  @Public('the provider proves itself with the verify token')
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  async handshake(@UuidParam('inboxId') id: string, @Query() query: Record<string, unknown>): Promise<string> {
    const inbox = await this.intake.inbox(id);
    const answer = inbox.adapter.answerHandshake(query, inbox.verifyToken);
    if (answer === null) throw new Forbidden('channels.wrong-verify-token');
    return answer;
  }

  @Post(':inboxId')
  @HttpCode(200)
  @Public('the provider proves itself with a signature over the body')
  @ApiConsumes('application/json')
  receive(@Req() request: FastifyRequest): Promise<void> {
    return this.intake.take(request);
  }
}

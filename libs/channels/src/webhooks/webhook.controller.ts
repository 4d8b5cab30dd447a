import { Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Clock, Forbidden, isId, newId, NotFound, Unauthenticated } from '@guiche/kernel';
import { Public, UuidParam } from '@guiche/platform/http';
import { InboxCache, type OpenInbox } from '../inboxes/inbox-cache.js';
import { WebhookReceiptRepository } from './webhook-receipt.repository.js';

/**
 * Where providers call. The POST is the hottest route there is: the raw bytes are checked against their signature and
 * written to the journal, and that is all before the provider has its 200 (CHN-3).
 */
@ApiTags('webhooks')
@Controller('webhooks')
export class WebhookController {
  constructor(
    private readonly inboxes: InboxCache,
    private readonly receipts: WebhookReceiptRepository,
    private readonly clock: Clock,
  ) {}

  /** The provider's first call: proves that we know the token that was shown to be copied. */
  @Get(':inboxId')
  @Public('the provider proves itself with the verify token')
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  async handshake(@UuidParam('inboxId') id: string, @Query() query: Record<string, unknown>): Promise<string> {
    const inbox = reachable(await this.inboxes.load(id));
    const answer = inbox.adapter.answerHandshake(query, inbox.verifyToken);
    if (answer === null) throw new Forbidden('channels.wrong-verify-token');
    return answer;
  }

  @Post(':inboxId')
  @HttpCode(200)
  @Public('the provider proves itself with a signature over the body')
  @ApiConsumes('application/json')
  async receive(@Req() request: FastifyRequest): Promise<void> {
    const { inboxId } = request.params as { inboxId: string };
    if (!isId(inboxId)) throw new NotFound('platform.not-found');
    const inbox = reachable(this.inboxes.peek(inboxId) ?? (await this.inboxes.load(inboxId)));
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    if (!inbox.adapter.isSignatureRight(body, request.headers, inbox.secrets)) {
      throw new Unauthenticated('channels.wrong-signature');
    }
    await this.receipts.receive({ id: newId(), inboxId: inbox.id, body, receivedAt: this.clock.now() }, request.id);
  }
}

/** An inactive inbox is not there: the provider repeats for days, so what comes after it is active again is not lost. */
function reachable(inbox: OpenInbox | null): OpenInbox {
  if (inbox === null || !inbox.active) throw new NotFound('platform.not-found');
  return inbox;
}

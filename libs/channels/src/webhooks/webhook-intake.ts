import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock, isId, newId, NotFound, Unauthenticated } from '@guiche/kernel';
import { InboxCache, type OpenInbox } from '../inboxes/inbox-cache.js';
import { addressesIn } from './webhook-part.js';
import { ReceiptJournal } from './receipt-journal.js';

/** Checks a provider's call over its raw bytes and writes it to the journal with whom it concerns; that is all before it is acknowledged (CHN-3). */
@Injectable()
export class WebhookIntake {
  constructor(
    private readonly inboxes: InboxCache,
    private readonly journal: ReceiptJournal,
    private readonly clock: Clock,
  ) {}

  /** An inactive inbox is not there: the provider repeats for days, so what comes after it is active again is not lost. */
  async inbox(id: string): Promise<OpenInbox> {
    if (!isId(id)) throw new NotFound('platform.not-found');
    const inbox = this.inboxes.peek(id) ?? (await this.inboxes.load(id));
    if (inbox === null || !inbox.active) throw new NotFound('platform.not-found');
    return inbox;
  }

  async take(request: FastifyRequest): Promise<void> {
    const inbox = await this.inbox((request.params as { inboxId: string }).inboxId);
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    if (!inbox.adapter.isSignatureRight(body, request.headers, inbox.secrets)) {
      throw new Unauthenticated('channels.wrong-signature');
    }
    await this.keep(inbox, body, request.id);
  }

  /** What is proven to come from the provider: durable when it returns. Returns the receipt's id. */
  async keep(inbox: OpenInbox, body: Buffer, requestId: string): Promise<string> {
    const receivedAt = this.clock.now();
    const parsed = inbox.adapter.parse(body, { settings: inbox.settings, receivedAt });
    const id = newId();
    await this.journal.write({ id, inboxId: inbox.id, body, receivedAt, addresses: addressesIn(parsed), requestId });
    return id;
  }
}

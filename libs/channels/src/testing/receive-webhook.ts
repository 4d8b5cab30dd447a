import type { INestApplicationContext } from '@nestjs/common';
import { WebhookIntake } from '../webhooks/webhook-intake.js';

/** What a provider's call would put into the journal, without the call; the receipt's id. */
export async function receiveWebhook(app: INestApplicationContext, inboxId: string, webhook: object | string) {
  const intake = app.get(WebhookIntake, { strict: false });
  const body = Buffer.from(typeof webhook === 'string' ? webhook : JSON.stringify(webhook));
  return intake.keep(await intake.inbox(inboxId), body, 'test');
}

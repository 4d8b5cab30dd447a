import type { Account, Customer, Media, Message, WebhookRecord } from '../world/records.js';
import type { World } from '../world/world.js';

const masked = (secret: string): string => `…${secret.slice(-4)}`;

/** A business number as the control API shows it: credentials only by their last characters. */
export const accountView = (account: Account): object => ({
  ...account,
  accessToken: masked(account.accessToken),
  appSecret: masked(account.appSecret),
  verifyToken: masked(account.verifyToken),
});

/** A person as the phone page shows them. */
export const customerView = (customer: Customer): object => ({ ...customer });

/** A message with what is known of its file, so that the page can show it without asking again. */
export function messageView(world: World, message: Message): object {
  const media = mediaOf(world, message);
  return {
    ...message,
    media: media && { id: media.id, mimeType: media.mimeType, fileName: media.fileName, size: media.size },
  };
}

function mediaOf(world: World, message: Message): Media | null {
  const { content } = message;
  if (typeof content !== 'object' || content === null || !('id' in content)) return null;
  return message.type === 'interactive' ? null : world.media.find(String(content.id));
}

/** What a test wants to know of one accepted send. */
export const receivedView = (message: Message, count: number): object => ({
  id: message.id,
  at: new Date(message.at).toISOString(),
  customerId: message.customerId,
  to: message.input,
  type: message.type,
  content: message.content,
  replyTo: message.contextId,
  bizOpaqueCallbackData: message.callbackData,
  timesSeen: count,
  state: message.state,
  error: message.error,
});

/** One delivery to a webhook. */
export const webhookView = (record: WebhookRecord): object => ({
  ...record,
  createdAt: new Date(record.createdAt).toISOString(),
});

import { newWamid } from '../../../world/identifiers.js';
import type { Account, Customer, Json, Media, Message } from '../../../world/records.js';
import type { World } from '../../../world/world.js';
import { isJson } from '../graph/validate-send.js';
import { inboundValue, mediaContent } from '../webhook/payloads.js';
import type { WebhookSender } from '../webhook/webhook-sender.js';

/** What a person does on the phone. `content` is the provider's own member of that type where it is not said otherwise. */
export interface CustomerInput {
  type?: string | undefined;
  text?: string | undefined;
  caption?: string | undefined;
  voice?: boolean | undefined;
  replyTo?: string | undefined;
  content?: unknown;
  /** Unix milliseconds; now when left out. */
  at?: number | undefined;
}

/** A file that goes with it. */
export interface CustomerFile {
  bytes: Buffer;
  fileName: string;
  mimeType: string;
}

/** Which message type a file becomes, as on a phone. */
export function typeForFile(mimeType: string): string {
  const kind = mimeType.split('/')[0] ?? '';
  if (mimeType === 'image/jpeg' || mimeType === 'image/png' || mimeType === 'image/webp') return 'image';
  return kind === 'audio' || kind === 'video' ? kind : 'document';
}

/** Makes people write to a business: the message enters their chat, and the business hears of it by webhook. */
export class CustomerWrites {
  constructor(
    private readonly world: World,
    private readonly webhooks: WebhookSender,
  ) {}

  write(account: Account, customer: Customer, input: CustomerInput, file?: CustomerFile): Message {
    const type = input.type ?? (file ? typeForFile(file.mimeType) : 'text');
    const media = file ? this.keep(account, file) : null;
    const at = input.at ?? this.world.now();
    const message = this.world.addMessage({
      id: newWamid(),
      accountId: account.phoneNumberId,
      customerId: customer.id,
      from: 'customer',
      type,
      content: contentOf(type, input, media),
      contextId: input.replyTo ?? null,
      callbackData: null,
      input: null,
      at,
      state: 'pending',
      stateAt: at,
      error: null,
      willFail: null,
      reactions: {},
    });
    if (type === 'reaction') this.react(account, message.content);
    const chat = this.world.chat(account.phoneNumberId, customer.id);
    const lastCustomerAt = Math.max(chat.lastCustomerAt ?? 0, at);
    this.world.saveChat({ ...chat, lastCustomerAt, windowOpen: null });
    this.tell(account, customer, message);
    return message;
  }

  /** Tells the business once more of a message that it never took. */
  retell(account: Account, customer: Customer, message: Message): void {
    message.state = 'pending';
    message.stateAt = this.world.now();
    this.world.saveMessage(message);
    this.tell(account, customer, message);
  }

  /** Ticks of the customer's own messages: what became of the webhook that carried them. */
  webhookEnded(messageIds: readonly string[], how: 'delivered' | 'failed'): void {
    for (const id of messageIds) {
      const message = this.world.message(id);
      if (!message || message.from !== 'customer' || message.state === how) continue;
      if (message.state === 'read' || message.state === 'delivered') continue;
      message.state = how;
      message.stateAt = this.world.now();
      this.world.saveMessage(message);
    }
  }

  private tell(account: Account, customer: Customer, message: Message): void {
    const quoted = this.world.message(message.contextId ?? '');
    const value = inboundValue(account, customer, message, quoted);
    this.webhooks.tell(account, { lane: customer.id, value, messageIds: [message.id] });
  }

  private keep(account: Account, file: CustomerFile): Media {
    const { mimeType, fileName } = file;
    return this.world.media.add({ accountId: account.phoneNumberId, from: 'customer', mimeType, fileName }, file.bytes);
  }

  private react(account: Account, content: unknown): void {
    if (!isJson(content)) return;
    const target = this.world.message(String(content['message_id']));
    if (!target || target.accountId !== account.phoneNumberId) return;
    if (typeof content['emoji'] === 'string' && content['emoji'] !== '') target.reactions.customer = content['emoji'];
    else delete target.reactions.customer;
    this.world.saveMessage(target);
  }
}

function contentOf(type: string, input: CustomerInput, media: Media | null): unknown {
  if (media) {
    const extra = { ...(input.caption ? { caption: input.caption } : {}), voice: input.voice ?? false };
    return mediaContent(media, type, extra);
  }
  if (input.content !== undefined) return input.content;
  if (type === 'text') return { body: input.text ?? '' } satisfies Json;
  return type === 'unsupported' ? ({ type: input.text ?? 'unknown' } satisfies Json) : null;
}

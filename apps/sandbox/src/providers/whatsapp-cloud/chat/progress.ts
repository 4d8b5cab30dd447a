import type { Message, MessageState } from '../../../world/records.js';
import type { World } from '../../../world/world.js';
import { messageError } from '../graph/graph-error.js';
import { statusValue } from '../webhook/payloads.js';
import type { WebhookSender } from '../webhook/webhook-sender.js';

const rank: Record<MessageState, number> = { pending: 0, sent: 1, delivered: 2, read: 3, failed: 4 };
const sentAfterMs = 40;
const deliveredAfterMs = 160;
const readAfterMs = 600;

/** Takes a business's message from accepted to read (or failed), one step after the other, telling the business of each. */
export class Progress {
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(
    private readonly world: World,
    private readonly webhooks: WebhookSender,
  ) {}

  /** Takes up messages that an earlier process accepted and did not bring on their way. */
  start(): void {
    for (const message of this.world.messages()) {
      if (message.from === 'business' && (message.state === 'pending' || message.state === 'sent')) this.begin(message);
    }
  }

  begin(message: Message): void {
    this.later(sentAfterMs, () => {
      const code = message.willFail;
      const customer = message.customerId === null ? null : this.world.customer(message.customerId);
      if (code || !customer) {
        message.error = code ?? messageError(131026);
        return this.advance(message, 'failed');
      }
      this.advance(message, 'sent');
      const account = this.world.account(message.accountId);
      if (account?.behaviour.autoDelivered && customer.online) {
        this.later(deliveredAfterMs, () => this.deliver(message));
      }
    });
  }

  /** The phone has it; with `autoRead` the person reads it a little later. */
  deliver(message: Message): void {
    this.advance(message, 'delivered');
    if (this.world.account(message.accountId)?.behaviour.autoRead) {
      this.later(readAfterMs, () => this.advance(message, 'read'));
    }
  }

  /** Everything that waited for a phone to be switched on. */
  phoneOn(customerId: string): void {
    for (const account of this.world.accounts()) {
      if (account.behaviour.autoDelivered) this.deliverAll(account.phoneNumberId, customerId);
    }
  }

  deliverAll(accountId: string, customerId: string): number {
    const waiting = this.ofBusiness(accountId, customerId).filter((message) => message.state === 'sent');
    for (const message of waiting) this.deliver(message);
    return waiting.length;
  }

  /** The person has the chat before the eyes: everything there becomes read. */
  readAll(accountId: string, customerId: string): number {
    const unread = this.ofBusiness(accountId, customerId).filter(
      (message) => message.state === 'sent' || message.state === 'delivered',
    );
    for (const message of unread) {
      this.advance(message, 'delivered');
      if (message.type !== 'reaction') this.advance(message, 'read');
    }
    return unread.length;
  }

  close(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }

  /** Never backwards, and `failed` only before it was delivered. */
  private advance(message: Message, to: MessageState): void {
    if (rank[to] <= rank[message.state] || message.state === 'failed') return;
    if (to === 'failed' && rank[message.state] >= rank.delivered) return;
    message.state = to;
    message.stateAt = this.world.now();
    this.world.saveMessage(message);
    const account = this.world.account(message.accountId);
    if (!account) return;
    const customer = message.customerId === null ? null : this.world.customer(message.customerId);
    this.webhooks.tell(account, {
      lane: message.customerId ?? message.id,
      value: statusValue(account, customer, message, message.stateAt),
      messageIds: [],
    });
  }

  private ofBusiness(accountId: string, customerId: string): Message[] {
    return this.world.chatMessages(accountId, customerId).filter((message) => message.from === 'business');
  }

  private later(ms: number, action: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      action();
    }, ms);
    this.timers.add(timer);
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '@guiche/kernel';
import { mayBeRetried, type Tx } from '@guiche/platform/database';
import { ContactMatcher } from '@guiche/customers';
import type { InboundChange, InboundMessage, ParsedWebhook } from '../adapters/channel-adapter.js';
import { InboxCache, type OpenInbox } from '../inboxes/inbox-cache.js';
import type { WebhookReceived } from '../webhooks/webhook.events.js';
import { partOf } from '../webhooks/webhook-part.js';
import { WebhookReceiptRepository, type ReceiptRecord } from '../webhooks/webhook-receipt.repository.js';
import { DeliveryStates } from './delivery-states.js';
import { InboundMessages } from './inbound-messages.js';
import { InboxPulse } from '../inboxes/inbox-pulse.js';
import { MessageChanges } from './message-changes.js';

type Item = () => Promise<void>;

/** What a receipt says about one address. */
export type WebhookPart = Pick<WebhookReceived, 'receiptId' | 'address'>;

/** Turns what a provider sent into contacts, conversations and messages. */
@Injectable()
export class Ingestion {
  private latest: { readonly id: string; readonly parsed: ParsedWebhook } | null = null;

  constructor(
    private readonly receipts: WebhookReceiptRepository,
    private readonly inboxes: InboxCache,
    private readonly messages: InboundMessages,
    private readonly changes: MessageChanges,
    private readonly deliveries: DeliveryStates,
    private readonly contacts: ContactMatcher,
    private readonly pulse: InboxPulse,
    private readonly clock: Clock,
  ) {}

  /**
   * Answers what went wrong with items of this part; the others are taken in all the same (CHN-3). An item that stands
   * alone is not kept apart, which would cost two statements for nothing: when it fails, it throws.
   */
  async ingest(tx: Tx, part: WebhookPart): Promise<string[]> {
    const items = await this.itemsOf(tx, part);
    if (items.length > 1) return this.apart(tx, items);
    for (const item of items) await item();
    return [];
  }

  /** The same with every item kept apart. */
  async ingestApart(tx: Tx, part: WebhookPart): Promise<string[]> {
    return this.apart(tx, await this.itemsOf(tx, part));
  }

  private async apart(tx: Tx, items: readonly Item[]): Promise<string[]> {
    const failures: string[] = [];
    for (const item of items) {
      try {
        await tx.savepoint(item);
      } catch (error) {
        if (mayBeRetried(error)) throw error;
        failures.push(error instanceof Error ? error.message : String(error));
      }
    }
    return failures;
  }

  private async itemsOf(tx: Tx, { receiptId, address }: WebhookPart): Promise<Item[]> {
    const receipt = await this.receipts.find(tx, receiptId);
    if (receipt === null) return [];
    const inbox = await this.inboxes.find(tx, receipt.inboxId);
    if (inbox === null) {
      await this.receipts.markNotUnderstood(tx, receiptId, 'the inbox is gone');
      return [];
    }
    const parsed = partOf(this.parsed(receipt, inbox), address);
    if (parsed.messages.length > 0) this.pulse.heard(tx, inbox.id, this.clock.now());
    for (const error of parsed.accountErrors) await this.pulse.failed(tx, inbox.id, error, this.clock.now());
    if (parsed.notUnderstood.length > 0) {
      await this.receipts.markNotUnderstood(tx, receiptId, parsed.notUnderstood.join('; '));
    }
    const { identityChanges, messages, changes, deliveries } = parsed;
    return [
      ...identityChanges.map(
        ({ from, to }) =>
          async () =>
            void (await this.contacts.follow(tx, from, to)),
      ),
      ...bySender(messages).map((group) => () => this.messages.store(tx, inbox, group)),
      ...changes.map((change) => () => this.change(tx, inbox, change)),
      ...(deliveries.length > 0 ? [() => this.deliveries.take(tx, inbox.id, deliveries)] : []),
    ];
  }

  /** A receipt with many people's messages comes here once for each of them, and is read once. */
  private parsed({ id, body, receivedAt }: ReceiptRecord, { adapter, settings }: OpenInbox): ParsedWebhook {
    if (this.latest?.id !== id) this.latest = { id, parsed: adapter.parse(body, { settings, receivedAt }) };
    return this.latest.parsed;
  }

  private async change(tx: Tx, inbox: OpenInbox, change: InboundChange): Promise<void> {
    const isUnknown = await this.changes.apply(tx, inbox.id, change);
    if (!isUnknown || change.kind !== 'edited') return;
    // The original never came, or comes later and is then a repeat: the edited one stands for it.
    await this.messages.store(tx, inbox, [{ ...change.message, editedAt: change.at }]);
  }
}

/** Messages by who wrote them, each in the order sent: by the provider's time, and within the same second as they came. */
export function bySender(messages: readonly InboundMessage[]): InboundMessage[][] {
  const groups = new Map<string, InboundMessage[]>();
  const ordered = [...messages].sort((a, b) => a.sentAt.getTime() - b.sentAt.getTime());
  for (const message of ordered) {
    const key = message.sender.address;
    const group = groups.get(key) ?? [];
    if (!group.some(({ externalId }) => externalId === message.externalId)) group.push(message);
    groups.set(key, group);
  }
  return [...groups.values()];
}

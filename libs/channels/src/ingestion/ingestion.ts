import { Injectable } from '@nestjs/common';
import { Clock } from '@guiche/kernel';
import { mayBeRetried, type Tx } from '@guiche/platform/database';
import { ContactMatcher } from '@guiche/customers';
import type { IdentityChange, InboundChange, InboundMessage } from '../adapters/channel-adapter.js';
import { InboxCache, type OpenInbox } from '../inboxes/inbox-cache.js';
import { WebhookReceiptRepository } from '../webhooks/webhook-receipt.repository.js';
import { DeliveryStates } from './delivery-states.js';
import { InboundMessages } from './inbound-messages.js';
import { InboxPulse } from './inbox-pulse.js';
import { MessageChanges } from './message-changes.js';

/** Turns what a provider sent into contacts, conversations and messages. */
@Injectable()
export class Ingestion {
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

  async ingest(tx: Tx, receiptId: string): Promise<void> {
    const receipt = await this.receipts.find(tx, receiptId);
    if (receipt === null) return;
    const inbox = await this.inboxes.find(tx, receipt.inboxId);
    if (inbox === null) {
      await this.receipts.markNotUnderstood(tx, receiptId, 'the inbox is gone');
      return;
    }
    const parsed = inbox.adapter.parse(receipt.body, { settings: inbox.settings, receivedAt: receipt.receivedAt });
    const problems = [...parsed.notUnderstood];
    const works = [
      ...parsed.identityChanges.map((change) => () => this.follow(tx, change)),
      ...bySender(parsed.messages).map((group) => () => this.messages.store(tx, inbox, group)),
      ...parsed.changes.map((change) => () => this.change(tx, inbox, change)),
      ...(parsed.deliveries.length > 0 ? [() => this.deliveries.take(tx, inbox.id, parsed.deliveries)] : []),
    ];
    for (const work of works) {
      // What stands alone needs no savepoint of its own: when it fails, the reaction is repeated and then parked.
      if (works.length === 1) await work();
      else await this.separately(tx, work, problems);
    }
    if (parsed.messages.length > 0) await this.pulse.heard(tx, inbox.id, this.clock.now());
    for (const error of parsed.accountErrors) await this.pulse.failed(tx, inbox.id, error, this.clock.now());
    if (problems.length > 0) await this.receipts.markNotUnderstood(tx, receiptId, problems.join('; '));
  }

  /** One bad item must not drop the rest of its batch (CHN-3); the journal keeps it and says what was wrong. */
  private async separately(tx: Tx, work: () => Promise<void>, problems: string[]): Promise<void> {
    try {
      await tx.savepoint(work);
    } catch (error) {
      if (mayBeRetried(error)) throw error;
      problems.push(error instanceof Error ? error.message : String(error));
    }
  }

  private async change(tx: Tx, inbox: OpenInbox, change: InboundChange): Promise<void> {
    const unknown = await this.changes.apply(tx, inbox.id, change);
    // The original never came, or comes later and is then a repeat: the edited one stands for it.
    if (unknown && change.kind === 'edited')
      await this.messages.store(tx, inbox, [{ ...change.message, editedAt: change.at }]);
  }

  private async follow(tx: Tx, change: IdentityChange): Promise<void> {
    await this.contacts.follow(tx, change.from, change.to);
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

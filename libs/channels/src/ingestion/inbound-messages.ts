import { Injectable } from '@nestjs/common';
import { Clock, newId } from '@guiche/kernel';
import type { Tx } from '@guiche/platform/database';
import { Jobs } from '@guiche/platform/jobs';
import { Outbox } from '@guiche/platform/outbox';
import { ContactMatcher } from '@guiche/customers';
import type { InboundMessage } from '../adapters/channel-adapter.js';
import { ConversationRepository, type ConversationRecord } from '../conversations/conversation.repository.js';
import type { OpenInbox } from '../inboxes/inbox-cache.js';
import { fetchMedia } from '../media/fetch-media.job.js';
import { messageReceived } from '../messages/message.events.js';
import { messagePreview } from '../messages/message-preview.js';
import { InboundMessageRepository } from './inbound-message.repository.js';

type Arrived = InboundMessage & { readonly editedAt?: Date };

/** Stores what one person wrote: his contact, his one conversation in the inbox, his messages once and in order (TKT-7). */
@Injectable()
export class InboundMessages {
  constructor(
    private readonly contacts: ContactMatcher,
    private readonly conversations: ConversationRepository,
    private readonly rows: InboundMessageRepository,
    private readonly jobs: Jobs,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** All of one sender, in the order sent. */
  async store(tx: Tx, inbox: OpenInbox, messages: readonly Arrived[]): Promise<void> {
    // The latest says best how the person is called and reached.
    const sender = messages.at(-1)?.sender;
    if (sender === undefined) return;
    const match = await this.contacts.matchOrCreate(tx, sender);
    const conversation = await this.conversationOf(tx, inbox.id, match, sender.address);
    const now = this.clock.now();
    const target = { id: conversation.id, inboxId: inbox.id, address: sender.address };
    const stored = await this.rows.append(tx, target, messages, now);
    const arrived = new Map(messages.map((message) => [message.externalId, message]));
    const media = stored.flatMap(({ id, externalId }) =>
      (arrived.get(externalId)?.media ?? []).map((file, position) => ({ messageId: id, position, file })),
    );
    if (media.length > 0) {
      for (const attachmentId of await this.rows.addAttachments(tx, media)) {
        await this.jobs.schedule(tx, fetchMedia, { attachmentId });
      }
    }
    for (const [index, { id, seq, externalId }] of stored.entries()) {
      const message = arrived.get(externalId);
      const fileName = message?.media[0]?.name ?? null;
      await this.outbox.record(
        tx,
        messageReceived({
          messageId: id,
          conversationId: conversation.id,
          inboxId: inbox.id,
          contactId: match.contactId,
          seq,
          opensConversation: index === 0 && conversation.lastInboundSeq === 0,
          preview: messagePreview(message?.type ?? 'unsupported', message?.text ?? null, fileName),
        }),
      );
    }
  }

  /** Locked when it returns. Whoever is new here cannot have one, which saves looking. */
  private async conversationOf(
    tx: Tx,
    inboxId: string,
    match: { readonly contactId: string; readonly created: boolean },
    address: string,
  ): Promise<ConversationRecord> {
    const known = match.created ? null : await this.conversations.lockOf(tx, inboxId, match.contactId);
    if (known !== null) return known;
    return this.conversations.openLocked(tx, {
      id: newId(),
      inboxId,
      contactId: match.contactId,
      address,
      createdAt: this.clock.now(),
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { ReadTx, Tx } from '@guiche/platform/database';
import { InboxCache } from '../inboxes/inbox-cache.js';
import { MessageViewRepository } from '../messages/message-view.repository.js';
import type { MessageView } from '../messages/message-view.js';
import { ConversationRepository, type ConversationRecord } from './conversation.repository.js';
import { replyWindowEndsAt } from './reply-window.js';

/** What other libs may know of a conversation. */
export interface ConversationView {
  readonly id: string;
  readonly inboxId: string;
  readonly contactId: string;
  readonly lastSeq: number;
  readonly lastInboundSeq: number;
  readonly lastInboundAt: Date | null;
  /** Null when the channel has no reply window, or nobody wrote yet. */
  readonly replyWindowEndsAt: Date | null;
}

/** Which part of a conversation to show: always within fromSeq…toSeq (a ticket's share of it), ascending. */
export interface MessagePageRequest {
  readonly fromSeq?: number;
  readonly toSeq?: number | null;
  /** The page that ends just before this one. */
  readonly before?: number;
  /** The page that begins just after this one. */
  readonly after?: number;
  readonly limit?: number;
}

const maxSeq = 2_147_483_647;

/** Read door to conversations and their messages, for the libs that show them. */
@Injectable()
export class Conversations {
  constructor(
    private readonly conversations: ConversationRepository,
    private readonly messageViews: MessageViewRepository,
    private readonly inboxes: InboxCache,
  ) {}

  async find(tx: ReadTx, id: string): Promise<ConversationView | null> {
    const found = await this.conversations.find(tx, id);
    return found === null ? null : this.toView(tx, found);
  }

  /** Nothing is added to the conversation until the transaction ends: what was read now is still the whole of it then. */
  async lock(tx: Tx, id: string): Promise<ConversationView | null> {
    const found = await this.conversations.lock(tx, id);
    return found === null ? null : this.toView(tx, found);
  }

  /** Without `before` and `after`: the latest messages of the range. */
  async page(tx: ReadTx, conversationId: string, request: MessagePageRequest): Promise<MessageView[]> {
    const from = request.fromSeq ?? 1;
    const to = request.toSeq ?? maxSeq;
    const limit = Math.min(Math.max(request.limit ?? 50, 1), 200);
    if (request.after !== undefined) {
      return this.messageViews.after(tx, conversationId, Math.max(request.after, from - 1), to, limit);
    }
    const end = to === maxSeq ? maxSeq : to + 1;
    return this.messageViews.before(tx, conversationId, from, Math.min(request.before ?? maxSeq, end), limit);
  }

  async message(tx: ReadTx, messageId: string): Promise<MessageView | null> {
    return (await this.messageViews.byIds(tx, [messageId]))[0] ?? null;
  }

  messages(tx: ReadTx, messageIds: readonly string[]): Promise<MessageView[]> {
    return messageIds.length === 0 ? Promise.resolve([]) : this.messageViews.byIds(tx, messageIds);
  }

  /** What the customer wrote after `afterSeq`, oldest first: what somebody who answers now has not seen (TKT-7a). */
  unseen(tx: ReadTx, conversationId: string, afterSeq: number, limit = 50): Promise<MessageView[]> {
    return this.messageViews.inboundAfter(tx, conversationId, afterSeq, limit);
  }

  /** How many messages of the customer lie in afterSeq < seq ≤ toSeq. */
  countInbound(tx: ReadTx, conversationId: string, afterSeq: number, toSeq: number | null = null): Promise<number> {
    return this.messageViews.countInbound(tx, conversationId, afterSeq, toSeq ?? maxSeq);
  }

  private async toView(tx: ReadTx, record: ConversationRecord): Promise<ConversationView> {
    const inbox = await this.inboxes.find(tx, record.inboxId);
    return {
      id: record.id,
      inboxId: record.inboxId,
      contactId: record.contactId,
      lastSeq: record.lastSeq,
      lastInboundSeq: record.lastInboundSeq,
      lastInboundAt: record.lastInboundAt,
      replyWindowEndsAt: replyWindowEndsAt(record.lastInboundAt, inbox?.adapter.capabilities.windowHours ?? null),
    };
  }
}

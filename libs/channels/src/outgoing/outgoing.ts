import { Injectable } from '@nestjs/common';
import { Clock, Conflict, NotFound, Unprocessable } from '@guiche/kernel';
import type { Tx } from '@guiche/platform/database';
import { Jobs } from '@guiche/platform/jobs';
import { Outbox } from '@guiche/platform/outbox';
import { isReplyAllowed } from '../conversations/reply-window.js';
import { InboxCache, type OpenInbox } from '../inboxes/inbox-cache.js';
import { MessageFiles } from '../media/message-files.js';
import { messageChanged, messageQueued } from '../messages/message.events.js';
import { messagePreview } from '../messages/message-preview.js';
import { ownFailure } from '../messages/own-failure.js';
import type { MessageView } from '../messages/message-view.js';
import { MessageViewRepository } from '../messages/message-view.repository.js';
import { composeMessage, composeNote } from './composed-message.js';
import { deliverMessage } from './deliver-message.job.js';
import { OutgoingRepository, type NewMessage, type Target } from './outgoing.repository.js';
import type { OutgoingDraft, QueuedMessage } from './outgoing.types.js';

/** The one way out (CHN-4): a message is a row and a job in the caller's transaction, or it is not. */
@Injectable()
export class Outgoing {
  constructor(
    private readonly rows: OutgoingRepository,
    private readonly views: MessageViewRepository,
    private readonly inboxes: InboxCache,
    private readonly files: MessageFiles,
    private readonly jobs: Jobs,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Locks the conversation. A person whose answer the channel would refuse is told so at once; what the system or a bot
   * says then is stored as failed with the reason, because nobody waits for it and its cause must not fail with it.
   */
  async queue(tx: Tx, draft: OutgoingDraft): Promise<QueuedMessage> {
    const { conversationId, clientKey = null, replyToId = null, author } = draft;
    const target = await this.rows.lockTarget(tx, conversationId, clientKey, replyToId);
    if (target === null) throw new NotFound('platform.not-found');
    if (target.repeatedId !== null) return { message: await this.view(tx, target.repeatedId), repeated: true };
    if (replyToId !== null && target.replyTo === null) throw new Unprocessable('channels.reply-to-elsewhere');
    const inbox = await this.inboxOf(tx, target.inboxId);
    const isNote = draft.note ?? false;
    const refusal = isNote ? null : this.refusalOf(inbox, target.lastInboundAt);
    if (refusal !== null && author.kind === 'agent') throw new Conflict(refusal);

    const text = draft.text?.trim() ? draft.text : null;
    const files = await this.files.take(tx, draft.fileIds ?? [], author.id);
    const composed = isNote ? composeNote(text, files) : composeMessage(inbox.adapter.capabilities, text, files);
    const message: NewMessage = {
      conversationId,
      inboxId: target.inboxId,
      direction: isNote ? 'note' : 'out',
      authorKind: author.kind,
      authorId: author.id,
      composed,
      replyToId,
      clientKey,
      delivery: isNote ? null : refusal === null ? 'queued' : 'failed',
      failure: refusal === null ? null : ownFailure(refusal),
      at: this.clock.now(),
    };
    const { id, seq, attachmentIds } = await this.rows.insert(tx, message);
    if (message.delivery === 'queued') {
      await this.jobs.schedule(tx, deliverMessage, { messageId: id }, { orderedBy: conversationId });
    }
    const preview = messagePreview(composed.type, composed.text, composed.files[0]?.name ?? null);
    const { inboxId, direction } = message;
    await this.outbox.record(
      tx,
      messageQueued({
        messageId: id,
        conversationId,
        inboxId,
        seq,
        direction,
        authorKind: author.kind,
        authorId: author.id,
        preview,
      }),
    );
    return { message: viewOf(message, { id, seq, attachmentIds }, target), repeated: false };
  }

  /** Sends a failed message once more, as the newest of its conversation's line; 409 when it did not fail. */
  async retry(tx: Tx, messageId: string): Promise<void> {
    const target = await this.rows.lockForRetry(tx, messageId);
    if (target === null) throw new NotFound('platform.not-found');
    if (target.direction !== 'out' || target.delivery !== 'failed') throw new Conflict('channels.message-did-not-fail');
    const refusal = this.refusalOf(await this.inboxOf(tx, target.inboxId), target.lastInboundAt);
    if (refusal !== null) throw new Conflict(refusal);
    await this.rows.requeue(tx, messageId, this.clock.now());
    const { conversationId, inboxId } = target;
    await this.jobs.schedule(tx, deliverMessage, { messageId }, { orderedBy: conversationId });
    await this.outbox.record(tx, messageChanged({ messageId, conversationId, inboxId, what: 'delivery' }));
  }

  /** Why nothing may be sent there now; null when it may. */
  private refusalOf(
    inbox: OpenInbox,
    lastInboundAt: Date | null,
  ): 'channels.inbox-inactive' | 'channels.window-closed' | null {
    if (!inbox.active) return 'channels.inbox-inactive';
    const { windowHours } = inbox.adapter.capabilities;
    return isReplyAllowed(lastInboundAt, windowHours, this.clock.now()) ? null : 'channels.window-closed';
  }

  private async inboxOf(tx: Tx, inboxId: string): Promise<OpenInbox> {
    const inbox = await this.inboxes.find(tx, inboxId);
    if (inbox === null) throw new Error('A conversation without its inbox');
    return inbox;
  }

  private async view(tx: Tx, messageId: string): Promise<MessageView> {
    const [view] = await this.views.byIds(tx, [messageId]);
    if (view === undefined) throw new Error('A message that was found by its client key is gone');
    return view;
  }
}

/** The message as a reader would find it, without reading it. */
function viewOf(
  message: NewMessage,
  stored: { readonly id: string; readonly seq: number; readonly attachmentIds: readonly string[] },
  target: Target,
): MessageView {
  const { composed, at, delivery } = message;
  const { replyTo } = target;
  return {
    id: stored.id,
    conversationId: message.conversationId,
    inboxId: message.inboxId,
    seq: stored.seq,
    direction: message.direction,
    author: { kind: message.authorKind as MessageView['author']['kind'], id: message.authorId },
    type: composed.type,
    text: composed.text,
    content: null,
    replyTo: replyTo && { id: replyTo.id, seq: replyTo.seq, preview: messagePreview(replyTo.type, replyTo.text) },
    reactions: [],
    attachments: composed.files.map((file, index) => ({
      id: stored.attachmentIds[index] ?? '',
      kind: file.kind,
      name: file.name,
      contentType: file.contentType,
      size: file.size,
      state: 'ready',
      fileId: file.id,
    })),
    delivery,
    deliveryAt: delivery === null ? null : at.toISOString(),
    failure: message.failure,
    clientKey: message.clientKey,
    providerAt: null,
    createdAt: at.toISOString(),
    editedAt: null,
    revokedAt: null,
  };
}

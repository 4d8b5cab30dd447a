import { Injectable } from '@nestjs/common';
import type { Tx } from '@guiche/platform/database';
import { Outbox } from '@guiche/platform/outbox';
import type { InboundChange } from '../adapters/channel-adapter.js';
import { messageChanged, type MessageChanged } from '../messages/message.events.js';
import { MessageChangeRepository, type ChangedMessage } from './message-change.repository.js';
import { reactionsAfter } from './reactions-after.js';

/** Reactions, edits and revocations: they change an earlier message and never make a new one. */
@Injectable()
export class MessageChanges {
  constructor(
    private readonly messages: MessageChangeRepository,
    private readonly outbox: Outbox,
  ) {}

  /** True when the message that it is about is not known. */
  async apply(tx: Tx, inboxId: string, change: InboundChange): Promise<boolean> {
    const externalId = change.kind === 'edited' ? change.message.externalId : change.targetExternalId;
    const message = await this.messages.lock(tx, inboxId, externalId);
    if (message === null) return true;
    const what = await this.change(tx, message, change);
    if (what !== null) {
      const { id: messageId, conversationId } = message;
      await this.outbox.record(tx, messageChanged({ messageId, conversationId, inboxId, what }));
    }
    return false;
  }

  private async change(tx: Tx, message: ChangedMessage, change: InboundChange): Promise<MessageChanged['what'] | null> {
    if (change.kind === 'reaction') {
      const { emoji, at } = change;
      const reactions = reactionsAfter(message.reactions, { by: 'customer', emoji, at });
      if (reactions === null) return null;
      await this.messages.react(tx, message.id, reactions);
      return 'reaction';
    }
    // A customer edits and takes back his own messages, never ours.
    if (message.direction !== 'in') return null;
    if (change.kind === 'revoked') return (await this.messages.revoke(tx, message.id, change.at)) ? 'revoked' : null;
    if (message.editedAt !== null && message.editedAt.getTime() >= change.at.getTime()) return null;
    await this.messages.edit(tx, message.id, change.message.text, change.message.content, change.at);
    return 'edited';
  }
}

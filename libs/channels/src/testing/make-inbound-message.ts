import { newId, SystemClock } from '@guiche/kernel';
import type { Tx } from '@guiche/platform/database';
import type { InboundMessage } from '../adapters/channel-adapter.js';
import { ConversationRepository } from '../conversations/conversation.repository.js';
import { InboundMessageRepository, type StoredMessage } from '../ingestion/inbound-message.repository.js';
import { makeConversation } from './make-conversation.js';

/** What a test may say about a customer's message; the conversation is made when it is not given. */
export type InboundMessageValues = Partial<InboundMessage> & { readonly conversationId?: string };

/** Writes a customer's text message at the end of a conversation. No event is recorded: it is history. */
export async function makeInboundMessage(
  tx: Tx,
  values: InboundMessageValues = {},
): Promise<StoredMessage & { conversationId: string }> {
  const conversationId = values.conversationId ?? (await makeConversation(tx)).id;
  const conversation = await new ConversationRepository().lock(tx, conversationId);
  if (conversation === null) throw new Error(`There is no conversation ${conversationId}`);
  const now = new SystemClock().now();
  const message: InboundMessage = {
    externalId: `ext-${newId()}`,
    sentAt: now,
    sender: { identities: [], phone: null, name: null, address: conversation.address },
    type: 'text',
    text: 'Olá',
    content: null,
    media: [],
    replyToExternalId: null,
    ...values,
  };
  const [stored] = await new InboundMessageRepository().append(tx, conversation, [message], now);
  if (stored === undefined) throw new Error(`The message ${message.externalId} was there already`);
  return { ...stored, conversationId };
}

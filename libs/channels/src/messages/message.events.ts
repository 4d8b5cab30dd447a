import { defineEvent } from '@guiche/platform/outbox';
import type { Direction } from './message.types.js';

export interface MessageReceived {
  messageId: string;
  conversationId: string;
  inboxId: string;
  contactId: string;
  seq: number;
  /** The first message the contact ever wrote in this inbox. */
  opensConversation: boolean;
  /** First words, for lists: spares each subscriber on the hot path a read of the message. */
  preview: string;
}

/** A customer's message is stored. Recorded once per message, in the order of `seq`. */
export const messageReceived = defineEvent<MessageReceived>('channels.message-received', {
  version: 1,
  orderedBy: 'conversationId',
});

export interface MessageQueued {
  messageId: string;
  conversationId: string;
  inboxId: string;
  seq: number;
  direction: Exclude<Direction, 'in'>;
  authorKind: 'agent' | 'bot' | 'system';
  authorId: string | null;
  preview: string;
}

/** One of us wrote: an answer on its way to the customer, or a note that stays here. */
export const messageQueued = defineEvent<MessageQueued>('channels.message-queued', {
  version: 1,
  orderedBy: 'conversationId',
});

export interface MessageChanged {
  messageId: string;
  conversationId: string;
  inboxId: string;
  what: 'delivery' | 'attachment' | 'edited' | 'revoked' | 'reaction';
}

/** A message that was already shown looks different now. */
export const messageChanged = defineEvent<MessageChanged>('channels.message-changed', {
  version: 1,
  orderedBy: 'conversationId',
});

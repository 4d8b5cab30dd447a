import type { MessageView } from '../messages/message-view.js';

/** What somebody wants to say to a customer, or to note for his colleagues. */
export interface OutgoingDraft {
  readonly conversationId: string;
  readonly author: { readonly kind: 'agent' | 'bot' | 'system'; readonly id: string | null };
  readonly text?: string | null;
  /** At most as many as the channel takes in one message; kind and type are found from the stored files. */
  readonly fileIds?: readonly string[];
  readonly replyToId?: string | null;
  /** The same key again is the same message again: it is found, not repeated. */
  readonly clientKey?: string | null;
  /** Stays in the house: shown in the conversation, never sent. */
  readonly note?: boolean;
}

export interface QueuedMessage {
  readonly message: MessageView;
  /** The client key was known: nothing was added. */
  readonly repeated: boolean;
}

/** The words a message is described with; shared by adapters, storage and views. */
export const attachmentKinds = ['image', 'audio', 'video', 'document', 'sticker'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

export type Direction = 'in' | 'out' | 'note';
export type AuthorKind = 'customer' | 'agent' | 'bot' | 'system';
export type Delivery = 'queued' | 'sending' | 'sent' | 'delivered' | 'read' | 'failed';
export type AttachmentState = 'fetching' | 'ready' | 'failed';

/** What a message can be. `unsupported` stands for whatever the channel sent and we do not know. */
export type MessageType =
  'text' | AttachmentKind | 'location' | 'contacts' | 'interactive' | 'button' | 'order' | 'unsupported';

/** Why sending failed: the provider's code and words, or ours when no provider was asked. */
export interface Failure {
  readonly code: string;
  readonly title: string;
  readonly detail: string | null;
}

export interface Reaction {
  readonly emoji: string;
  readonly by: 'customer' | 'us';
  /** Milliseconds: an older reaction that arrives late must not replace a newer one. */
  readonly at: number;
}

import type { AttachmentKind, AttachmentState, AuthorKind, Delivery, Direction, Failure } from './message.types.js';

/** A file of a message as other libs see it. The link is theirs to make: they know who is looking. */
export interface AttachmentView {
  readonly id: string;
  readonly kind: AttachmentKind;
  readonly name: string | null;
  readonly contentType: string | null;
  readonly size: number | null;
  readonly state: AttachmentState;
  /** Null until the bytes are here. */
  readonly fileId: string | null;
}

/** A message as other libs see it. */
export interface MessageView {
  readonly id: string;
  readonly conversationId: string;
  readonly inboxId: string;
  readonly seq: number;
  readonly direction: Direction;
  readonly author: { readonly kind: AuthorKind; readonly id: string | null };
  readonly type: string;
  readonly text: string | null;
  readonly content: Record<string, unknown> | null;
  readonly replyTo: { readonly id: string; readonly seq: number; readonly preview: string } | null;
  readonly reactions: readonly { readonly emoji: string; readonly byCustomer: boolean }[];
  readonly attachments: readonly AttachmentView[];
  readonly delivery: Delivery | null;
  readonly deliveryAt: string | null;
  readonly failure: Failure | null;
  readonly clientKey: string | null;
  readonly providerAt: string | null;
  readonly createdAt: string;
  readonly editedAt: string | null;
  readonly revokedAt: string | null;
}

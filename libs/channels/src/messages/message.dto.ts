import { ApiProperty } from '@nestjs/swagger';
import type { AttachmentView, MessageView } from './message-view.js';

export class MessageAuthorResponse {
  @ApiProperty({ enum: ['customer', 'agent', 'bot', 'system'] }) kind!: string;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' }) id!: string | null;
  @ApiProperty({ type: String, nullable: true }) name!: string | null;
}

export class QuotedMessageResponse {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() seq!: number;
  @ApiProperty() preview!: string;
}

export class ReactionResponse {
  @ApiProperty() emoji!: string;
  @ApiProperty() byCustomer!: boolean;
}

export class AttachmentResponse {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: ['image', 'audio', 'video', 'document', 'sticker'] }) kind!: string;
  @ApiProperty({ type: String, nullable: true }) name!: string | null;
  @ApiProperty({ type: String, nullable: true }) contentType!: string | null;
  @ApiProperty({ type: Number, nullable: true }) size!: number | null;
  @ApiProperty({ enum: ['fetching', 'ready', 'failed'] }) state!: string;
  /** Signed, expiring, bound to who asked; null until the file is here. */
  @ApiProperty({ type: String, nullable: true }) url!: string | null;
}

export class MessageFailureResponse {
  @ApiProperty() code!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ type: String, nullable: true }) detail!: string | null;
}

/** A message as the API shows it. */
export class MessageResponse {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) conversationId!: string;
  @ApiProperty() seq!: number;
  @ApiProperty({ enum: ['in', 'out', 'note'] }) direction!: string;
  @ApiProperty({ type: MessageAuthorResponse }) author!: MessageAuthorResponse;
  @ApiProperty() type!: string;
  @ApiProperty({ type: String, nullable: true }) text!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true }) content!: Record<string, unknown> | null;
  @ApiProperty({ type: QuotedMessageResponse, nullable: true }) replyTo!: QuotedMessageResponse | null;
  @ApiProperty({ type: [ReactionResponse] }) reactions!: ReactionResponse[];
  @ApiProperty({ type: [AttachmentResponse] }) attachments!: AttachmentResponse[];
  @ApiProperty({ type: String, nullable: true, enum: ['queued', 'sending', 'sent', 'delivered', 'read', 'failed'] })
  delivery!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) deliveryAt!: string | null;
  /** Why it failed or, while it is queued, why it still waits. */
  @ApiProperty({ type: MessageFailureResponse, nullable: true }) failure!: MessageFailureResponse | null;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' }) clientKey!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) providerAt!: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) editedAt!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) revokedAt!: string | null;
}

/** What only the caller knows: who the author is called, and the link for whoever is looking. */
export interface MessagePresentation {
  authorName(author: MessageView['author'], message: MessageView): string | null;
  attachmentUrl(attachment: AttachmentView, message: MessageView): string | null;
}

export function toMessageResponse(message: MessageView, present: MessagePresentation): MessageResponse {
  return {
    id: message.id,
    conversationId: message.conversationId,
    seq: message.seq,
    direction: message.direction,
    author: { kind: message.author.kind, id: message.author.id, name: present.authorName(message.author, message) },
    type: message.type,
    text: message.text,
    content: message.content,
    replyTo: message.replyTo,
    reactions: message.reactions.map((reaction) => ({ ...reaction })),
    attachments: message.attachments.map((attachment) => ({
      id: attachment.id,
      kind: attachment.kind,
      name: attachment.name,
      contentType: attachment.contentType,
      size: attachment.size,
      state: attachment.state,
      url: attachment.state === 'ready' ? present.attachmentUrl(attachment, message) : null,
    })),
    delivery: message.delivery,
    deliveryAt: message.deliveryAt,
    failure: message.failure === null ? null : { ...message.failure },
    clientKey: message.clientKey,
    providerAt: message.providerAt,
    createdAt: message.createdAt,
    editedAt: message.editedAt,
    revokedAt: message.revokedAt,
  };
}

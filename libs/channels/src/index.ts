export { ChannelsModule } from './channels.module.js';
export { channelsConfiguration } from './channels.configuration.js';
export { channelsEntities } from './channels.entities.js';
export { inboxPermissions } from './channels.permissions.js';
export type { ConversationId } from './conversations/conversation.entity.js';
export { Conversations, type ConversationView, type MessagePageRequest } from './conversations/conversations.js';
export type { InboxId } from './inboxes/inbox.entity.js';
export {
  inboxChanged,
  inboxMembersChanged,
  type InboxChanged,
  type InboxMembersChanged,
} from './inboxes/inbox.events.js';
export { Inboxes } from './inboxes/inboxes.js';
export type { InboxView } from './inboxes/inbox-view.js';
export {
  AttachmentResponse,
  MessageResponse,
  toMessageResponse,
  type MessagePresentation,
} from './messages/message.dto.js';
export type { MessageId } from './messages/message.entity.js';
export {
  messageChanged,
  messageQueued,
  messageReceived,
  type MessageChanged,
  type MessageQueued,
  type MessageReceived,
} from './messages/message.events.js';
export { messagePreview } from './messages/message-preview.js';
export type { AttachmentView, MessageView } from './messages/message-view.js';
export { Outgoing } from './outgoing/outgoing.js';
export type { OutgoingDraft, QueuedMessage } from './outgoing/outgoing.types.js';
export { webhookReceived, type WebhookReceived } from './webhooks/webhook.events.js';

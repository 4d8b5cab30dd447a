import { Conversation } from './conversations/conversation.entity.js';
import { Inbox, InboxHealth, InboxMember } from './inboxes/inbox.entity.js';
import { EarlyDeliveryState, Message, MessageAttachment } from './messages/message.entity.js';
import { WebhookReceipt } from './webhooks/webhook-receipt.entity.js';

/** Every table of this lib. */
export const channelsEntities = [
  Conversation,
  EarlyDeliveryState,
  Inbox,
  InboxHealth,
  InboxMember,
  Message,
  MessageAttachment,
  WebhookReceipt,
];

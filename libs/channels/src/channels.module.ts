import { Module } from '@nestjs/common';
import { CustomersModule } from '@guiche/customers';
import { IdentityModule } from '@guiche/identity';
import { ConversationRepository } from './conversations/conversation.repository.js';
import { Conversations } from './conversations/conversations.js';
import { ChannelProviderController } from './inboxes/channel-provider.controller.js';
import { ConnectionTest } from './inboxes/connection-test.js';
import { InboxCache } from './inboxes/inbox-cache.js';
import { InboxController } from './inboxes/inbox.controller.js';
import { InboxDetailsReader } from './inboxes/inbox-details.js';
import { InboxHealthRepository } from './inboxes/inbox-health.repository.js';
import { InboxMembers } from './inboxes/inbox-members.js';
import { InboxRepository } from './inboxes/inbox.repository.js';
import { InboxService } from './inboxes/inbox.service.js';
import { Inboxes } from './inboxes/inboxes.js';
import { DeliveryStateRepository } from './ingestion/delivery-state.repository.js';
import { DeliveryStates } from './ingestion/delivery-states.js';
import { InboundMessageRepository } from './ingestion/inbound-message.repository.js';
import { InboundMessages } from './ingestion/inbound-messages.js';
import { InboxPulse } from './inboxes/inbox-pulse.js';
import { IngestAgain } from './ingestion/ingest-again.js';
import { Ingestion } from './ingestion/ingestion.js';
import { MessageChangeRepository } from './ingestion/message-change.repository.js';
import { MessageChanges } from './ingestion/message-changes.js';
import { AttachmentRepository } from './media/attachment.repository.js';
import { FetchMedia } from './media/fetch-media.js';
import { MessageFiles } from './media/message-files.js';
import { MessageViewRepository } from './messages/message-view.repository.js';
import { DeliverMessage } from './outgoing/deliver-message.js';
import { DeliveryRepository } from './outgoing/delivery.repository.js';
import { InboxBreaker } from './outgoing/inbox-breaker.js';
import { MediaUpload } from './outgoing/media-upload.js';
import { Outgoing } from './outgoing/outgoing.js';
import { OutgoingRepository } from './outgoing/outgoing.repository.js';
import { UnresolvedSends } from './outgoing/unresolved-sends.js';
import { OnWebhookReceived } from './subscribers/on-webhook-received.js';
import { WebhookController } from './webhooks/webhook.controller.js';
import { WebhookHotPath } from './webhooks/webhook-hot-path.js';
import { WebhookIntake } from './webhooks/webhook-intake.js';
import { ReceiptJournal } from './webhooks/receipt-journal.js';
import { WebhookReceiptRepository } from './webhooks/webhook-receipt.repository.js';
import './privacy/channels-personal-data.js';
import './privacy/channels-retention.js';

const inboxes = [
  ConnectionTest,
  InboxCache,
  InboxDetailsReader,
  Inboxes,
  InboxHealthRepository,
  InboxMembers,
  InboxRepository,
  InboxService,
];
const conversations = [ConversationRepository, Conversations, MessageViewRepository];
const ingestion = [
  DeliveryStateRepository,
  DeliveryStates,
  InboundMessageRepository,
  InboundMessages,
  InboxPulse,
  IngestAgain,
  Ingestion,
  MessageChangeRepository,
  MessageChanges,
  OnWebhookReceived,
  WebhookHotPath,
  WebhookIntake,
  ReceiptJournal,
  WebhookReceiptRepository,
];
const outgoing = [
  DeliverMessage,
  DeliveryRepository,
  InboxBreaker,
  MediaUpload,
  Outgoing,
  OutgoingRepository,
  UnresolvedSends,
];
const media = [AttachmentRepository, FetchMedia, MessageFiles];

/** How messages come in and go out: inboxes, the webhook journal, conversations, delivery. */
@Module({
  imports: [CustomersModule, IdentityModule],
  controllers: [ChannelProviderController, InboxController, WebhookController],
  providers: [...inboxes, ...conversations, ...ingestion, ...outgoing, ...media],
  exports: [Conversations, Inboxes, Outgoing],
})
export class ChannelsModule {}

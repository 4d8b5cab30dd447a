import { Module } from '@nestjs/common';
import { CatalogueModule } from '@guiche/catalogue';
import { ChannelsModule } from '@guiche/channels';
import { IdentityModule } from '@guiche/identity';
import { InboxConversionController } from './conversion/inbox-conversion.controller.js';
import { InboxConversionRepository } from './conversion/inbox-conversion.repository.js';
import { InboxConversionService } from './conversion/inbox-conversion.service.js';
import { ProtocolNotice } from './conversion/protocol-notice.js';
import { AttachmentReader } from './files/attachment.repository.js';
import { FileController } from './files/file.controller.js';
import { FileService } from './files/file.service.js';
import { IntakeController } from './intakes/intake.controller.js';
import { IntakeRepository } from './intakes/intake.repository.js';
import { IntakeService } from './intakes/intake.service.js';
import { MessageAuthors } from './messages/message-authors.repository.js';
import { MessagePresenter } from './messages/message-presenter.js';
import { TicketMessageController } from './messages/ticket-message.controller.js';
import { ProtocolNumbers } from './protocols/protocol-numbers.js';
import { ProtocolRepository } from './protocols/protocol.repository.js';
import { TicketProjection } from './realtime/ticket-projection.js';
import { Typing } from './realtime/typing.js';
import { OnMessageReceived } from './subscribers/on-message-received.js';
import { OnUserDeactivated } from './subscribers/on-user-deactivated.js';
import { AssignmentRepository } from './tickets/assign/assignment.repository.js';
import { OpenTicketsTie } from './tickets/assign/open-tickets-tie.js';
import { TicketAssignment } from './tickets/assign/ticket-assignment.service.js';
import { TicketClassification } from './tickets/classify/ticket-classification.service.js';
import { ExplanationRepository } from './tickets/explanation/explanation.repository.js';
import { TicketExplanationController } from './tickets/explanation/ticket-explanation.controller.js';
import { TicketExplanation } from './tickets/explanation/ticket-explanation.service.js';
import { FollowerRepository } from './tickets/follow/follower.repository.js';
import { TicketFollowerController } from './tickets/follow/ticket-follower.controller.js';
import { TicketFollowers } from './tickets/follow/ticket-followers.service.js';
import { TicketListRepository } from './tickets/list/ticket-list.repository.js';
import { MessageArrivalRepository } from './tickets/message-arrival.repository.js';
import { MessageArrival } from './tickets/message-arrival.js';
import { OpeningRepository } from './tickets/opening.repository.js';
import { TicketReading } from './tickets/reply/ticket-reading.service.js';
import { TicketReply } from './tickets/reply/ticket-reply.service.js';
import { TicketStatusByApi } from './tickets/status/ticket-status-by-api.js';
import { TicketStatusService } from './tickets/status/ticket-status.service.js';
import { TicketAccess } from './tickets/ticket-access.js';
import { TicketController } from './tickets/ticket.controller.js';
import { TicketOpening } from './tickets/ticket-opening.js';
import { TicketPlacement } from './tickets/ticket-placement.js';
import { TicketReaderRepository } from './tickets/ticket-reader.repository.js';
import { TicketReader } from './tickets/ticket-reader.js';
import { TicketRepository } from './tickets/ticket.repository.js';
import { TicketTransfer } from './tickets/transfer/ticket-transfer.service.js';
import { TimeLineRepository } from './time-line/time-line.repository.js';
import './privacy/tickets-personal-data.js';

/** Intakes, tickets and their time line. */
@Module({
  imports: [IdentityModule, CatalogueModule, ChannelsModule],
  controllers: [
    TicketController,
    TicketExplanationController,
    TicketFollowerController,
    TicketMessageController,
    IntakeController,
    InboxConversionController,
    FileController,
  ],
  providers: [
    AssignmentRepository,
    AttachmentReader,
    ExplanationRepository,
    FileService,
    FollowerRepository,
    InboxConversionRepository,
    InboxConversionService,
    IntakeRepository,
    IntakeService,
    MessageArrival,
    MessageArrivalRepository,
    MessageAuthors,
    MessagePresenter,
    OnMessageReceived,
    OnUserDeactivated,
    OpeningRepository,
    OpenTicketsTie,
    ProtocolNotice,
    ProtocolNumbers,
    ProtocolRepository,
    TicketAccess,
    TicketAssignment,
    TicketClassification,
    TicketExplanation,
    TicketFollowers,
    TicketListRepository,
    TicketOpening,
    TicketProjection,
    Typing,
    TicketPlacement,
    TicketReader,
    TicketReaderRepository,
    TicketReading,
    TicketReply,
    TicketRepository,
    TicketStatusByApi,
    TicketStatusService,
    TicketTransfer,
    TimeLineRepository,
  ],
  exports: [InboxConversionService, TicketAssignment, TicketPlacement, TicketReader, TicketStatusByApi],
})
export class TicketsModule {}

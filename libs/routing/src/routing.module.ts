import { Module } from '@nestjs/common';
import { CatalogueModule } from '@guiche/catalogue';
import { ChannelsModule } from '@guiche/channels';
import { IdentityModule } from '@guiche/identity';
import { TicketsModule } from '@guiche/tickets';
import { AgentController } from './agents/agent.controller.js';
import { AgentRepository } from './agents/agent.repository.js';
import { AgentStateRepository } from './agents/agent-state.repository.js';
import { AssignmentRepository } from './assignment/assignment.repository.js';
import { Distributor } from './assignment/distributor.js';
import { RoutingSweep } from './assignment/sweep.js';
import { InboxQueueController } from './inbox-queues/inbox-queue.controller.js';
import { InboxQueueRepository } from './inbox-queues/inbox-queue.repository.js';
import { InboxQueueService } from './inbox-queues/inbox-queue.service.js';
import { Placement } from './inbox-queues/placement.js';
import { PresenceConnections } from './presence/presence-connections.js';
import { PresenceController } from './presence/presence.controller.js';
import { PresenceRepository } from './presence/presence.repository.js';
import { PresenceService } from './presence/presence.service.js';
import { QueueController } from './queues/queue.controller.js';
import { QueueMembershipTie } from './queues/queue-membership-tie.js';
import { QueueRepository } from './queues/queue.repository.js';
import { QueueService } from './queues/queue.service.js';
import { AgentProjection } from './realtime/agent-projection.js';
import { OnAgentLoad } from './subscribers/on-agent-load.js';
import { OnSomethingToDistribute } from './subscribers/on-something-to-distribute.js';
import { OnUserDeactivated } from './subscribers/on-user-deactivated.js';

/** Queues, presence, and who gets the next ticket. */
@Module({
  imports: [IdentityModule, CatalogueModule, ChannelsModule, TicketsModule],
  controllers: [QueueController, InboxQueueController, AgentController, PresenceController],
  providers: [
    QueueMembershipTie,
    QueueRepository,
    QueueService,
    InboxQueueRepository,
    InboxQueueService,
    Placement,
    AgentStateRepository,
    AgentRepository,
    PresenceRepository,
    PresenceService,
    PresenceConnections,
    AgentProjection,
    AssignmentRepository,
    Distributor,
    RoutingSweep,
    OnAgentLoad,
    OnSomethingToDistribute,
    OnUserDeactivated,
  ],
  exports: [PresenceService, RoutingSweep, Distributor, QueueService, InboxQueueService],
})
export class RoutingModule {}

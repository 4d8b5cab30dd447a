export { RoutingModule } from './routing.module.js';
export { routingEntities } from './routing.entities.js';
export { agentPermissions, queuePermissions } from './routing.permissions.js';
export { RoutingSweep } from './assignment/sweep.js';
export { PresenceService } from './presence/presence.service.js';
export { presenceChanged, type PresenceChanged } from './presence/presence.events.js';
export { queueChanged, type QueueChanged } from './queues/queue.events.js';
export { QueueService } from './queues/queue.service.js';
export { InboxQueueService } from './inbox-queues/inbox-queue.service.js';

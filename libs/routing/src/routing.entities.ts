import { AgentStateEntity, PresenceConnectionEntity, PresenceLogEntity } from './agents/agent-state.entity.js';
import { InboxQueueEntity } from './inbox-queues/inbox-queue.entity.js';
import { QueueEntity, QueueMemberEntity } from './queues/queue.entity.js';

/** The tables of this lib, for TypeORM. */
export const routingEntities = [
  QueueEntity,
  QueueMemberEntity,
  InboxQueueEntity,
  AgentStateEntity,
  PresenceLogEntity,
  PresenceConnectionEntity,
];

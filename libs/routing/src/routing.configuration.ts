import { inboxQueueConfiguration } from './inbox-queues/inbox-queue.configuration.js';
import { queueConfiguration } from './queues/queue.configuration.js';

/** The kinds of this lib in the configuration document. */
export const routingConfiguration = [inboxQueueConfiguration, queueConfiguration];

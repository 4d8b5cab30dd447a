export {
  allEvents,
  beginning,
  defineEvent,
  type EventDefinition,
  type EventMeta,
  type EventOf,
  type Fact,
  type Position,
} from './event.js';
export { InTransaction, OnDomainEvent, OnDomainEvents } from './subscriptions.js';
export { Outbox, outboxChannel } from './outbox.js';
export { endOfOutbox, readOutbox, readOutboxAt, type LoggedEvent, type LogPage } from './outbox-log.js';
export { countOldEvents, cutOfOutbox, pruneOutbox } from './prune-outbox.js';
export { OutboxTail, type TailFollower } from './outbox-tail.js';
export { OutboxDispatcher } from './dispatcher.js';
export { ParkedEvents } from './parked-events.js';
export { SubscriberRegistry, type AnyEventOf } from './subscriber-registry.js';
export { OutboxModule } from './outbox.module.js';

import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Clock, SystemClock } from '@guiche/kernel';
import { OutboxDispatcher } from './dispatcher.js';
import { Outbox } from './outbox.js';
import { OutboxTail } from './outbox-tail.js';
import { ParkedEvents } from './parked-events.js';
import { SubscriberRegistry } from './subscriber-registry.js';

/** The outbox and the clock, for the whole application. The dispatcher sleeps until a worker starts it. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    { provide: Clock, useClass: SystemClock },
    SubscriberRegistry,
    Outbox,
    OutboxTail,
    ParkedEvents,
    OutboxDispatcher,
  ],
  exports: [OutboxTail, Clock, Outbox, OutboxDispatcher, ParkedEvents, SubscriberRegistry],
})
export class OutboxModule {}

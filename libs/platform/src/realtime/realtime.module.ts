import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { RealtimeActors } from './actors.js';
import { ConnectionWatchers } from './connections.js';
import { EphemeralChannel } from './ephemeral-channel.js';
import { Projections } from './projections.js';
import { RealtimeServer } from './realtime-server.js';
import { Recovery } from './recovery.js';
import { SocketEvents } from './socket-events.js';

/** Sockets. The server sleeps until an api process attaches it. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    RealtimeActors,
    ConnectionWatchers,
    EphemeralChannel,
    Projections,
    Recovery,
    SocketEvents,
    RealtimeServer,
  ],
  exports: [RealtimeActors, ConnectionWatchers, EphemeralChannel, RealtimeServer],
})
export class RealtimeModule {}

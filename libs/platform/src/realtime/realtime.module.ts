import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { RealtimeActors } from './actors.js';
import { ConnectionWatchers } from './connections.js';
import { PassingChannel } from './passing-channel.js';
import { Projections } from './projections.js';
import { RealtimeServer } from './realtime-server.js';
import { SocketEvents } from './socket-events.js';

/** Sockets. The server sleeps until an api process attaches it. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [RealtimeActors, ConnectionWatchers, PassingChannel, Projections, SocketEvents, RealtimeServer],
  exports: [RealtimeActors, ConnectionWatchers, RealtimeServer, SocketEvents],
})
export class RealtimeModule {}

export { RealtimeActors, type AccessEffect, type RealtimeActor, type RealtimeActorSource } from './actors.js';
export { ConnectionWatchers, type ConnectionWatcher } from './connections.js';
export { ProjectsToRealtime, type Projection, type ProjectionContext } from './projections.js';
export { OnSocketEvent, SocketEvents, type Passing } from './socket-events.js';
export { RealtimeServer } from './realtime-server.js';
export { RealtimeModule } from './realtime.module.js';

export {
  RealtimeActors,
  type AccessEffect,
  type RealtimeActor,
  type RealtimeActorSource,
  type RealtimeAdmission,
} from './actors.js';
export { ConnectionWatchers, type ConnectionWatcher } from './connections.js';
export { defineEphemeral, type EphemeralDefinition } from './ephemeral.js';
export { EphemeralChannel } from './ephemeral-channel.js';
export { OnSocketEvent } from './on-socket-event.decorator.js';
export { ProjectsToRealtime, type RealtimeAudience, type RealtimeMessage } from './projects-to-realtime.decorator.js';
export { RealtimeServer } from './realtime-server.js';
export { RealtimeModule } from './realtime.module.js';

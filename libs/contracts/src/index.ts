export type { components, paths } from './generated/api.js';
export {
  realtimePath,
  type ClientToServer,
  type RealtimeAnswer,
  type RealtimeAuth,
  type RealtimeBye,
  type RealtimeByeReason,
  type RealtimeMessage,
  type RealtimePosition,
  type RealtimeReady,
  type RealtimeRefresh,
  type RealtimeTyping,
  type ServerToClient,
} from './realtime.js';

export {
  realtimePath,
  type RealtimeAuth,
  type RealtimeMessage,
  type RealtimeReady,
  type RealtimeTyping,
} from './realtime.js';

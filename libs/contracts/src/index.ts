export {
  brandColourProblem,
  brandColours,
  brandGrounds,
  brandTokens,
  neededContrast,
  type BrandColour,
  type Branding,
  type BrandTokens,
} from './branding.js';
export { contrast, isColour } from './colours.js';
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

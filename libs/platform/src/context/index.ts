export { amendCause, asSystem, currentCause, withCause, type Cause, type CauseActor, type Language } from './cause.js';

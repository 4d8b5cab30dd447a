export { firstIdAt, isId, newId, type Id } from './ids/id.js';
export { addMilliseconds, Clock, fromUnixSeconds, parseInstant, SystemClock, TravelClock } from './time/clock.js';
export {
  Conflict,
  DomainError,
  Forbidden,
  Invalid,
  NotFound,
  StaleVersion,
  TooLarge,
  TooMany,
  Unauthenticated,
  Unavailable,
  Unprocessable,
  VersionRequired,
  type ErrorKind,
  type ErrorParams,
  type FieldError,
} from './errors/domain-error.js';
export { transitions, type Transitions } from './lifecycle/transitions.js';
export {
  allPermissions,
  definePermissions,
  permissionGroups,
  type PermissionDefinition,
  type PermissionGroup,
} from './access/permissions.js';
export { fold } from './text/fold.js';
export { parsePhone, phoneKey, type Phone } from './text/phone.js';
export { parseTaxId, type TaxId } from './text/tax-id.js';

export { TicketsModule } from './tickets.module.js';
export { intakePermissions, ticketPermissions } from './tickets.permissions.js';
export { ticketsConfiguration } from './tickets.configuration.js';
export { ticketsEntities } from './tickets.entities.js';
export { ticketsConfig } from './tickets.config.js';
export type { TicketId } from './tickets/ticket.entity.js';
export {
  ticketAssigned,
  ticketChanged,
  ticketOpened,
  ticketQueued,
  ticketStatusChanged,
  ticketTransferred,
  type AssignedHow,
  type TicketAssigned,
  type TicketChanged,
  type TicketOpened,
  type TicketQueued,
  type TicketStatusChanged,
  type TicketTransferred,
} from './tickets/ticket.events.js';
export { InboxConversionService } from './conversion/inbox-conversion.service.js';
export { TicketAssignment } from './tickets/assign/ticket-assignment.service.js';
export {
  TicketStatusByApi,
  type StatusByApiRequest,
  type StatusByApiResult,
} from './tickets/status/ticket-status-by-api.js';
export { TicketReader } from './tickets/ticket-reader.js';
export { TicketPlacement, type QueueDestination, type QueuePlacement } from './tickets/ticket-placement.js';
export { ticketScope, type TicketFacts } from './tickets/ticket-scope.js';
export { isLive, ticketStatuses, ticketTransitions, type TicketStatus } from './tickets/ticket-transitions.js';
export { protocolNumber } from './protocols/protocol-number.js';

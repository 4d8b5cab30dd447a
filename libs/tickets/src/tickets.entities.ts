import { InboxConversion } from './conversion/inbox-conversion.entity.js';
import { Intake } from './intakes/intake.entity.js';
import { ProtocolDay } from './protocols/protocol-day.entity.js';
import { TicketEvent } from './time-line/ticket-event.entity.js';
import { TicketParticipant } from './tickets/ticket-participant.entity.js';
import { Ticket } from './tickets/ticket.entity.js';

/** Every table of this lib. */
export const ticketsEntities = [InboxConversion, Intake, ProtocolDay, Ticket, TicketEvent, TicketParticipant];

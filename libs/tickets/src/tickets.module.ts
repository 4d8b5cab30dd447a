import { Module } from '@nestjs/common';
import { TicketPlacement } from './tickets/ticket-placement.js';
import { TicketRepository } from './tickets/ticket.repository.js';

/** Intakes, tickets and their time line. */
@Module({ providers: [TicketPlacement, TicketRepository], exports: [TicketPlacement] })
export class TicketsModule {}

import { Module } from '@nestjs/common';
import { TicketsModule } from '@guiche/tickets';
import { CitrusAccess } from './citrus-access.js';
import { CitrusController } from './citrus.controller.js';
import { CitrusStatusChanges } from './citrus-status-changes.js';

/** The Citrus-compatible façade. It translates; what it does is done by identity and tickets. */
@Module({
  imports: [TicketsModule],
  controllers: [CitrusController],
  providers: [CitrusAccess, CitrusStatusChanges],
})
export class CitrusModule {}

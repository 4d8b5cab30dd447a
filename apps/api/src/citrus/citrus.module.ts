import { Module } from '@nestjs/common';
import { refuseInOwnForm } from '@guiche/platform/http';
import { TicketsModule } from '@guiche/tickets';
import { CitrusAccess } from './citrus-access.js';
import { CitrusController } from './citrus.controller.js';
import { CitrusStatusChanges } from './citrus-status-changes.js';

// What is refused before the façade sees it, such as broken JSON.
refuseInOwnForm(['/api/usuario/login', '/api/atendimentos/status'], ({ detail }) => ({ message: detail }));

/** The Citrus-compatible façade. It translates; what it does is done by identity and tickets. */
@Module({
  imports: [TicketsModule],
  controllers: [CitrusController],
  providers: [CitrusAccess, CitrusStatusChanges],
})
export class CitrusModule {}

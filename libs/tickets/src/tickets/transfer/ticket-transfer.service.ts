import { Injectable } from '@nestjs/common';
import { Conflict, Unprocessable } from '@guiche/kernel';
import { ReasonDirectory } from '@guiche/catalogue';
import type { Actor } from '@guiche/identity';
import { UnitOfWork, type Tx } from '@guiche/platform/database';
import { TicketAssignment } from '../assign/ticket-assignment.service.js';
import { TicketAccess } from '../ticket-access.js';
import { TicketPlacement } from '../ticket-placement.js';
import { mayTransfer } from '../ticket-rules.js';
import { TicketRepository } from '../ticket.repository.js';

/** Where a ticket is sent, and why. */
export interface TransferRequest {
  readonly toAgentId?: string | null;
  readonly toQueueId?: string | null;
  readonly reasonId?: string | null;
  readonly note?: string | null;
  readonly version?: number;
}

/** Sends a ticket on to an agent or a queue (TKT-9). */
@Injectable()
export class TicketTransfer {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: TicketAccess,
    private readonly tickets: TicketRepository,
    private readonly assignment: TicketAssignment,
    private readonly placement: TicketPlacement,
    private readonly reasons: ReasonDirectory,
  ) {}

  transfer(actor: Actor, id: string, request: TransferRequest): Promise<void> {
    const { toAgentId = null, toQueueId = null, reasonId = null, note = null } = request;
    return this.uow.run(async (tx) => {
      const change = await this.access.begin(tx, actor.scope, id, request.version);
      const { ticket } = change;
      const refusal = mayTransfer(ticket, { agentId: toAgentId, queueId: toQueueId });
      if (refusal) throw refused(refusal, ticket.protocol);
      if (toAgentId !== null) await this.assignment.requireReceiver(tx, toAgentId, ticket);
      if (toQueueId !== null) await this.requireQueue(tx, toQueueId);
      if (reasonId !== null) await this.reasons.require(tx, reasonId, 'transfer');
      change.transfer({ userId: toAgentId, queueId: toQueueId }, reasonId, note?.trim() || null);
      await this.tickets.save(tx, change);
    });
  }

  private async requireQueue(tx: Tx, queueId: string): Promise<void> {
    const queue = await this.placement.queue(tx, queueId);
    const code = !queue ? 'ticket.queue-unknown' : queue.active ? null : 'ticket.queue-inactive';
    if (code) throw new Unprocessable(code, {}, [{ field: 'toQueueId', code }]);
  }
}

const refused = (code: string, protocol: string): Error =>
  code.startsWith('ticket.transfer-') ? new Unprocessable(code) : new Conflict(code, { protocol });

import { Injectable } from '@nestjs/common';
import { Clock, Conflict, Unprocessable } from '@guiche/kernel';
import { AccessDirectory, AccessScope, UserDirectory, type Actor } from '@guiche/identity';
import { UnitOfWork, type Tx } from '@guiche/platform/database';
import { Outbox } from '@guiche/platform/outbox';
import { TicketAccess } from '../ticket-access.js';
import { TicketChange } from '../ticket-change.js';
import { ticketAssigned } from '../ticket.events.js';
import { TicketPlacement } from '../ticket-placement.js';
import type { TicketRecord } from '../ticket-record.js';
import { TicketRepository } from '../ticket.repository.js';
import { AssignmentRepository } from './assignment.repository.js';
import { mayReceive } from './may-receive.js';

/** What the sender of an assignment saw; whatever of it is given must still be so. */
export interface SeenAssignment {
  readonly version?: number;
  /** Whose ticket it was on his screen; null for nobody's. */
  readonly fromAgentId?: string | null;
}

/** Whose ticket it is: taken, given, given back (RTE-8: of two who take one ticket, one has it and the other is told). */
@Injectable()
export class TicketAssignment {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly access: TicketAccess,
    private readonly tickets: TicketRepository,
    private readonly assignments: AssignmentRepository,
    private readonly placement: TicketPlacement,
    private readonly outbox: Outbox,
    private readonly directory: AccessDirectory,
    private readonly users: UserDirectory,
  ) {}

  /** The actor makes a ticket that is nobody's his own; once more is nothing new. */
  take(actor: Actor, id: string, seenVersion?: number): Promise<void> {
    return this.uow.run(async (tx) => {
      const change = await this.access.begin(tx, actor.scope, id, seenVersion);
      const { ticket } = change;
      this.access.requireLive(ticket);
      if (ticket.assigneeId === actor.userId) return;
      if (ticket.assigneeId !== null) throw await this.isSomebodys(tx, ticket);
      change.assign(actor.userId, 'taken');
      await this.tickets.save(tx, change);
    });
  }

  /** Gives the ticket to an agent, or back to its queue. */
  assign(actor: Actor, id: string, agentId: string | null, seen: SeenAssignment = {}): Promise<void> {
    return this.uow.run(async (tx) => {
      const change = await this.access.begin(tx, actor.scope, id, seen.version);
      const { ticket } = change;
      this.access.requireLive(ticket);
      if (seen.fromAgentId !== undefined && seen.fromAgentId !== ticket.assigneeId)
        throw await this.isSomebodys(tx, ticket);
      if (agentId === ticket.assigneeId) return;
      if (agentId === null) await this.giveBack(tx, change, 'manual');
      else {
        await this.requireReceiver(tx, agentId, ticket);
        change.assign(agentId, 'manual');
      }
      await this.tickets.save(tx, change);
    });
  }

  /**
   * For the distribution of queues: false when the ticket is somebody's already or over, or the agent was deactivated, and
   * nothing was done.
   */
  async assignAutomatically(tx: Tx, ticketId: string, userId: string): Promise<boolean> {
    const given = await this.assignments.giveWaiting(tx, ticketId, userId, this.clock.now());
    if (!given) return false;
    await this.outbox.record(
      tx,
      ticketAssigned({ ticketId, ...given, fromUserId: null, toUserId: userId, how: 'automatic' }),
    );
    return true;
  }

  /** Takes a ticket from this agent and puts it back into its queue; false when it is not his, or over. */
  async release(tx: Tx, ticketId: string, fromUserId: string): Promise<boolean> {
    const ticket = await this.tickets.lock(tx, AccessScope.system('a ticket goes back to its queue'), ticketId);
    if (!ticket || ticket.assigneeId !== fromUserId || ticket.finishedAt !== null) return false;
    const change = new TicketChange(ticket, this.clock.now());
    await this.giveBack(tx, change, 'automatic');
    await this.tickets.save(tx, change);
    return true;
  }

  /**
   * Everything live that this agent has goes to somebody else or, without one, back to the queues; so do those that he
   * cannot have (any more): no ticket stays with who left.
   */
  async handOverAllOf(tx: Tx, userId: string, toUserId: string | null): Promise<void> {
    const ids = await this.assignments.liveOf(tx, userId);
    const receiver = toUserId === null || ids.length === 0 ? null : await this.directory.actorOf(tx, toUserId);
    for (const id of ids) {
      if (!receiver || !(await this.handOver(tx, id, userId, receiver))) await this.release(tx, id, userId);
    }
  }

  private async handOver(tx: Tx, ticketId: string, fromUserId: string, receiver: Actor): Promise<boolean> {
    const ticket = await this.tickets.lock(tx, AccessScope.system('a ticket goes to who was named for it'), ticketId);
    const isHis = ticket?.assigneeId === fromUserId && ticket.finishedAt === null;
    if (!ticket || !isHis || !mayReceive(receiver, ticket.inboxId)) return false;
    const change = new TicketChange(ticket, this.clock.now());
    change.transfer({ userId: receiver.userId, queueId: null }, null, null);
    await this.tickets.save(tx, change);
    return true;
  }

  /** Only who may answer tickets and works on the inbox can be given one; 422 names him. */
  async requireReceiver(tx: Tx, userId: string, ticket: TicketRecord): Promise<void> {
    const receiver = await this.directory.actorOf(tx, userId);
    if (!receiver)
      throw new Unprocessable('ticket.agent-unknown', {}, [{ field: 'agentId', code: 'ticket.agent-unknown' }]);
    if (mayReceive(receiver, ticket.inboxId)) return;
    throw new Unprocessable('ticket.agent-cannot-receive', { agent: receiver.name });
  }

  private async giveBack(tx: Tx, change: TicketChange, how: 'manual' | 'automatic'): Promise<void> {
    change.release(how);
    const queueId = change.ticket.queueId ?? (await this.placement.queueOfInbox(tx, change.ticket.inboxId));
    if (queueId !== null) change.enqueue(queueId);
  }

  private async isSomebodys(tx: Tx, ticket: TicketRecord): Promise<Conflict> {
    if (ticket.assigneeId === null) return new Conflict('ticket.assigned-to-nobody');
    const names = await this.users.names(tx, [ticket.assigneeId]);
    return new Conflict('ticket.assigned-to-other', { agent: names.get(ticket.assigneeId) ?? '' });
  }
}

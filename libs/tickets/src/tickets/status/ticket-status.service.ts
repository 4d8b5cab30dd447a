import { Injectable } from '@nestjs/common';
import { Conflict, Unprocessable } from '@guiche/kernel';
import { OccurrenceDirectory, ReasonDirectory } from '@guiche/catalogue';
import { may, UserDirectory, type Actor } from '@guiche/identity';
import { Outgoing, type ConversationView } from '@guiche/channels';
import { UnitOfWork, type Tx } from '@guiche/platform/database';
import { ticketPermissions } from '../../tickets.permissions.js';
import { TicketAccess } from '../ticket-access.js';
import type { TicketChange } from '../ticket-change.js';
import { TicketPlacement } from '../ticket-placement.js';
import { mayChangeStatus, reasonActionOf } from '../ticket-rules.js';
import { TicketRepository } from '../ticket.repository.js';
import { isLive, ticketTransitions, type TicketStatus } from '../ticket-transitions.js';
import { noteTo } from '../reply/messages-of-ours.js';

/** Where a ticket shall stand, and what is said about it. */
export interface StatusRequest {
  readonly status: TicketStatus;
  readonly reasonId?: string | null;
  readonly solutionId?: string | null;
  /** Kept as an internal note. */
  readonly comment?: string | null;
  readonly version?: number;
}

/** A step that was found good, and with which solution a ticket is finished by it. */
export interface DecidedStep {
  readonly to: TicketStatus;
  readonly reasonId: string | null;
  readonly solutionId: string | null;
}

/** Moves tickets through their life (TKT-3). */
@Injectable()
export class TicketStatusService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: TicketAccess,
    private readonly tickets: TicketRepository,
    private readonly reasons: ReasonDirectory,
    private readonly occurrences: OccurrenceDirectory,
    private readonly placement: TicketPlacement,
    private readonly users: UserDirectory,
    private readonly outgoing: Outgoing,
  ) {}

  change(actor: Actor, id: string, request: StatusRequest): Promise<void> {
    return this.uow.run(async (tx) => {
      const { change, conversation } = await this.access.beginWithConversation(tx, actor.scope, id, request.version);
      const { ticket } = change;
      this.access.requirePermission(actor, permissionFor(ticket.status, request.status));
      const refusal = mayChangeStatus(ticket.status, request.status);
      if (refusal) throw new Conflict(refusal, { from: ticket.status, to: request.status });
      const step = await this.decide(tx, change, request);
      const comment = request.comment?.trim() || null;
      // The note belongs to the ticket, so it is written while the ticket is live.
      let { lastSeq } = conversation;
      if (comment !== null && isLive(ticket.status)) lastSeq = await this.comment(tx, change, actor, comment);
      await this.apply(tx, change, step, { ...conversation, lastSeq });
      if (comment !== null && !change.entries.some(({ type }) => type === 'note-added')) {
        await this.comment(tx, change, actor, comment);
      }
      await this.tickets.save(tx, change);
    });
  }

  /** Makes the step on the change: a closed ticket keeps its messages, a reopened one gets an owner or a queue. */
  async apply(tx: Tx, change: TicketChange, step: DecidedStep, conversation: ConversationView): Promise<void> {
    const { ticket } = change;
    const reopens = !isLive(ticket.status) && isLive(step.to);
    if (reopens) {
      const later = await this.tickets.laterInConversation(tx, ticket);
      if (later !== null) throw new Conflict('ticket.superseded', { protocol: later });
    }
    change.changeStatus(step.to, { ...step, conversationLastSeq: conversation.lastSeq });
    if (reopens) await this.findHome(tx, change);
  }

  /** The statuses to which this actor may bring a ticket from where it stands. */
  mayChangeTo(actor: Actor, from: TicketStatus): TicketStatus[] {
    return ticketTransitions.after(from).filter((to) => may(actor, permissionFor(from, to)));
  }

  private async decide(tx: Tx, { ticket }: TicketChange, request: StatusRequest): Promise<DecidedStep> {
    const { status: to, reasonId = null, solutionId = null } = request;
    const action = reasonActionOf(ticket.status, to);
    if (action !== null) {
      if (reasonId === null) throw missing('reasonId', 'ticket.reason-required');
      await this.reasons.require(tx, reasonId, action);
      return { to, reasonId, solutionId: null };
    }
    if (to !== 'finished') return { to, reasonId: null, solutionId: null };
    const { sectorId, occurrenceTypeId, occurrenceId } = ticket;
    if (solutionId !== null) {
      const wanted = { sectorId, occurrenceTypeId, occurrenceId, solutionId };
      await this.occurrences.checkClassification(tx, wanted, ticket);
    }
    return { to, reasonId: null, solutionId: solutionId ?? (await this.solutionOf(tx, ticket)) };
  }

  /** With which solution a ticket is finished when nobody says: its own, else its occurrence's, else none. */
  async solutionOf(tx: Tx, ticket: { solutionId: string | null; occurrenceId: string | null }): Promise<string | null> {
    if (ticket.solutionId !== null || ticket.occurrenceId === null) return ticket.solutionId;
    return (await this.occurrences.defaultsOf(tx, ticket.occurrenceId))?.defaultSolutionId ?? null;
  }

  /** A reopened ticket stays with its owner while he is at work here; otherwise it waits in its queue again. */
  private async findHome(tx: Tx, change: TicketChange): Promise<void> {
    const { ticket } = change;
    if (ticket.assigneeId !== null) {
      const active = await this.users.activeAmong(tx, [ticket.assigneeId]);
      if (active.has(ticket.assigneeId)) return;
      change.release('automatic');
    }
    const queueId = ticket.queueId ?? (await this.placement.queueOfInbox(tx, ticket.inboxId));
    if (queueId !== null) change.enqueue(queueId);
  }

  private async comment(tx: Tx, change: TicketChange, actor: Actor, text: string): Promise<number> {
    return noteTo(this.outgoing, tx, change, actor.userId, text);
  }
}

/** Which permission a step asks for. */
export function permissionFor(from: TicketStatus, to: TicketStatus): string {
  if (to === 'finished') return ticketPermissions.finish;
  if (to === 'cancelled') return ticketPermissions.cancel;
  if (to === 'unfounded') return ticketPermissions.markUnfounded;
  return isLive(from) ? ticketPermissions.reply : ticketPermissions.reopen;
}

const missing = (field: string, code: string): Unprocessable => new Unprocessable(code, {}, [{ field, code }]);

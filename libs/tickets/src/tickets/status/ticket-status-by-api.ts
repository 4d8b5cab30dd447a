import { Injectable } from '@nestjs/common';
import { DomainError } from '@guiche/kernel';
import { ReasonDirectory } from '@guiche/catalogue';
import type { Actor } from '@guiche/identity';
import { Outgoing } from '@guiche/channels';
import { AuditLog } from '@guiche/platform/audit';
import { UnitOfWork, type Tx } from '@guiche/platform/database';
import { noteTo, sayTo } from '../reply/messages-of-ours.js';
import { TicketAccess } from '../ticket-access.js';
import type { TicketChange } from '../ticket-change.js';
import { mayChangeStatus, reasonActionOf } from '../ticket-rules.js';
import { TicketRepository } from '../ticket.repository.js';
import { isLive, type TicketStatus } from '../ticket-transitions.js';
import { TicketStatusService, type DecidedStep } from './ticket-status.service.js';

/** What an external client asks for. */
export interface StatusByApiRequest {
  readonly protocol: string;
  readonly status: TicketStatus;
  /** A reason by its name; whatever stands here where none is needed is accepted. */
  readonly reasonName?: string | null;
  readonly comment?: { readonly text: string; readonly visibleToCustomer: boolean } | null;
}

/** What came of it. The façade has its own words for each. */
export type StatusByApiResult =
  | { readonly kind: 'changed'; readonly ticketId: string }
  /** It stands there already; a comment was added all the same. */
  | { readonly kind: 'unchanged'; readonly ticketId: string }
  | { readonly kind: 'ticket-not-found' }
  | { readonly kind: 'reason-required' }
  | { readonly kind: 'reason-unknown' }
  | { readonly kind: 'transition-not-allowed'; readonly from: TicketStatus; readonly to: TicketStatus }
  /** The conversation went on in a later ticket, so this one cannot be reopened. */
  | { readonly kind: 'superseded'; readonly byProtocol: string };

/** Changes tickets for external clients (API-12): status and comment together, or not at all. */
@Injectable()
export class TicketStatusByApi {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: TicketAccess,
    private readonly tickets: TicketRepository,
    private readonly reasons: ReasonDirectory,
    private readonly statuses: TicketStatusService,
    private readonly outgoing: Outgoing,
    private readonly audit: AuditLog,
  ) {}

  change(actor: Actor, request: StatusByApiRequest): Promise<StatusByApiResult> {
    return this.uow.run(async (tx) => {
      const begun = await this.access.beginByProtocol(tx, actor.scope, request.protocol);
      if (!begun) return { kind: 'ticket-not-found' };
      const { change, conversation } = begun;
      const { ticket } = change;
      const from = ticket.status;
      const decided = await this.decide(tx, change, request);
      if ('kind' in decided) return decided;
      const later = isLive(from) ? null : await this.tickets.laterInConversation(tx, ticket);
      if (later !== null && from !== request.status) return { kind: 'superseded', byProtocol: later };

      // Words are written while the ticket is live, so that they lie within its part of the conversation.
      const wroteBefore = isLive(from);
      let { lastSeq } = conversation;
      if (wroteBefore) lastSeq = (await this.comment(tx, change, actor, request.comment)) ?? lastSeq;
      if (from !== request.status) await this.statuses.apply(tx, change, decided, { ...conversation, lastSeq });
      if (!wroteBefore && isLive(ticket.status)) await this.comment(tx, change, actor, request.comment);
      if (!isLive(from) && !isLive(ticket.status))
        await this.commentOnClosed(tx, change, actor, request.comment, later);
      if (change.entries.length > 0) await this.tickets.save(tx, change);
      if (from === request.status) return { kind: 'unchanged', ticketId: ticket.id };
      this.audit.record(tx, {
        action: 'tickets.change-status-via-api',
        subject: { type: 'ticket', id: ticket.id, name: ticket.protocol },
        before: { status: from },
        after: { status: ticket.status, reasonId: decided.reasonId, solutionId: decided.solutionId },
      });
      return { kind: 'changed', ticketId: ticket.id };
    });
  }

  private async decide(
    tx: Tx,
    { ticket }: TicketChange,
    { status: to, reasonName }: StatusByApiRequest,
  ): Promise<DecidedStep | Exclude<StatusByApiResult, { kind: 'changed' | 'unchanged' }>> {
    const from = ticket.status;
    if (from === to) return { to, reasonId: null, solutionId: null };
    const name = reasonName?.trim() ?? '';
    const action = reasonActionOf(from, to);
    const refusal = mayChangeStatus(from, to);
    if (refusal) return { kind: 'transition-not-allowed', from, to };
    if (action !== null && name === '') return { kind: 'reason-required' };
    const reason = action === null ? null : await this.reasons.findByName(tx, name, action);
    if (action !== null && !reason) return { kind: 'reason-unknown' };
    // A finish by this API carries no solution: the ticket's own, else the occurrence's, else none.
    const solutionId = to === 'finished' ? await this.statuses.solutionOf(tx, ticket) : null;
    return { to, reasonId: reason?.id ?? null, solutionId };
  }

  /** Returns where the words lie in the conversation; null when there are none, or the channel cannot send them. */
  private async comment(
    tx: Tx,
    change: TicketChange,
    actor: Actor,
    comment: StatusByApiRequest['comment'],
  ): Promise<number | null> {
    if (!comment) return null;
    if (!comment.visibleToCustomer) return noteTo(this.outgoing, tx, change, actor.userId, comment.text);
    try {
      return await sayTo(this.outgoing, tx, change, actor.userId, comment.text);
    } catch (error) {
      // Refused before anything was written: the window is over, or the inbox is switched off.
      if (!(error instanceof DomainError)) throw error;
      tellComment(change, comment, error.code);
      return null;
    }
  }

  private async commentOnClosed(
    tx: Tx,
    change: TicketChange,
    actor: Actor,
    comment: StatusByApiRequest['comment'],
    later: string | null,
  ): Promise<void> {
    if (!comment) return;
    // Where a later ticket goes on, words of this one would appear in the other.
    if (later !== null) tellComment(change, comment, 'ticket.superseded');
    else change.ticket.lastSeq = (await this.comment(tx, change, actor, comment)) ?? change.ticket.lastSeq;
  }
}

function tellComment(
  change: TicketChange,
  comment: { text: string; visibleToCustomer: boolean },
  notSent: string,
): void {
  change.tell('comment', { ...comment, notSent });
  change.touch('comment');
}

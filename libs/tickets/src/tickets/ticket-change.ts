import type { Fact } from '@guiche/platform/outbox';
import {
  ticketAssigned,
  ticketChanged,
  ticketQueued,
  ticketStatusChanged,
  ticketTransferred,
  type AssignedHow,
  type TicketAspect,
} from './ticket.events.js';
import type { TicketRecord } from './ticket-record.js';
import { statusWithoutOwner } from './ticket-rules.js';
import { isLive, type TicketStatus } from './ticket-transitions.js';
import type { TimeLineEntry } from '../time-line/time-line-entry.js';

/** What is told with a change of status. */
export interface StatusChangeDetails {
  readonly reasonId?: string | null;
  readonly solutionId?: string | null;
  /** The last message that still belongs to the ticket when it is closed. */
  readonly conversationLastSeq?: number;
}

/**
 * Everything one transaction does to one locked ticket: the row's new values, the entries of its time line, and the
 * facts for the outbox. Decides nothing and reads nothing; `TicketRepository.save` writes it.
 */
export class TicketChange {
  readonly entries: TimeLineEntry[] = [];
  readonly facts: Fact[] = [];
  /** Owners who lost it by this change: they keep a part in the ticket. */
  readonly formerAssigneeIds: string[] = [];
  private decided = false;

  constructor(
    readonly ticket: TicketRecord,
    readonly at: Date,
  ) {}

  /** Gives a live ticket to somebody; what he follows counts from now. */
  assign(toUserId: string, how: AssignedHow): void {
    this.owner(toUserId, how);
  }

  /** Takes a live ticket from its owner; it stands open again until somebody else has it. */
  release(how: AssignedHow): void {
    if (this.ticket.assigneeId === null) return;
    this.owner(null, how);
    if (this.ticket.status !== statusWithoutOwner) this.changeStatus(statusWithoutOwner);
  }

  /** Puts a ticket without owner into a queue. Back in its old one it keeps the age it had there. */
  enqueue(queueId: string): void {
    const { ticket } = this;
    if (ticket.queueId !== queueId || ticket.queuedAt === null) ticket.queuedAt = this.at;
    ticket.queueId = queueId;
    this.decided = true;
    this.tell('queued', { queueId });
    this.facts.push(ticketQueued({ ticketId: ticket.id, inboxId: ticket.inboxId, queueId }));
  }

  transfer(to: { userId: string | null; queueId: string | null }, reasonId: string | null, note: string | null): void {
    const { id, inboxId, assigneeId, queueId } = this.ticket;
    const way = {
      fromUserId: assigneeId,
      fromQueueId: queueId,
      toUserId: to.userId,
      toQueueId: to.queueId,
      reasonId,
    };
    this.decided = true;
    this.tell('transferred', { ...way, note });
    this.facts.push(ticketTransferred({ ticketId: id, inboxId, ...way }));
    if (to.userId !== null) {
      this.assign(to.userId, 'transfer');
      return;
    }
    this.release('transfer');
    if (to.queueId !== null) this.enqueue(to.queueId);
    if (assigneeId === null) this.touch('queue');
  }

  changeStatus(to: TicketStatus, details: StatusChangeDetails = {}): void {
    const { ticket } = this;
    const { reasonId = null, solutionId = null } = details;
    const from = ticket.status;
    ticket.status = to;
    this.decided = true;
    if (isLive(from) && !isLive(to)) {
      ticket.finishedAt = this.at;
      ticket.lastSeq = details.conversationLastSeq ?? ticket.lastSeq;
      ticket.unread = 0;
    } else if (!isLive(from) && isLive(to)) {
      ticket.finishedAt = null;
      ticket.lastSeq = null;
    }
    if (to === 'finished' && solutionId !== null) ticket.solutionId = solutionId;
    this.tell('status-changed', { from, to, reasonId, solutionId });
    this.facts.push(
      ticketStatusChanged({
        ticketId: ticket.id,
        inboxId: ticket.inboxId,
        assigneeId: ticket.assigneeId,
        from,
        to,
        reasonId,
        solutionId,
      }),
    );
  }

  /** Sets members of the classification; returns whether one of them is different now. */
  classify(values: Partial<Pick<TicketRecord, ClassificationMember>>): boolean {
    const changed: Record<string, unknown> = {};
    for (const member of classificationMembers) {
      const value = values[member];
      if (value === undefined || value === this.ticket[member]) continue;
      changed[member] = { from: this.ticket[member], to: value };
      Object.assign(this.ticket, { [member]: value });
    }
    if (Object.keys(changed).length === 0) return false;
    this.decided = true;
    this.tell('classified', changed);
    const sector = changed.sectorId as { from: string | null } | undefined;
    this.touch('classification', sector && { fromSectorId: sector.from });
    return true;
  }

  /** An answer or note of ours: where the list shows the ticket, and what is read with it. */
  wrote(message: { id: string; seq: number; direction: 'out' | 'note'; preview: string }): void {
    const { ticket } = this;
    this.tell(message.direction === 'note' ? 'note-added' : 'message-sent', {
      messageId: message.id,
      seq: message.seq,
    });
    if (message.direction === 'note') return;
    ticket.lastActivityAt = this.at;
    ticket.lastMessagePreview = message.preview;
    ticket.lastMessageDirection = 'out';
    this.markRead(message.seq, 0);
  }

  markRead(seq: number, unread: number): void {
    this.ticket.readSeq = Math.max(this.ticket.readSeq, seq);
    this.ticket.unread = unread;
  }

  /** An entry of the time line beside those that the changes write themselves. */
  tell(type: string, data: Readonly<Record<string, unknown>>): void {
    this.ticket.lastEventSeq += 1;
    this.entries.push({ seq: this.ticket.lastEventSeq, type, data });
  }

  /** Lets screens know of something that no other fact tells. */
  touch(what: TicketAspect, before?: { readonly fromSectorId: string | null }): void {
    const { id, inboxId, assigneeId } = this.ticket;
    this.facts.push(ticketChanged({ ticketId: id, inboxId, assigneeId, what, ...before }));
  }

  /** The version the row has once this is saved: one more when people's decisions changed, however many there were. */
  nextVersion(): number {
    return this.ticket.version + (this.decided ? 1 : 0);
  }

  private owner(toUserId: string | null, how: AssignedHow): void {
    const { ticket } = this;
    const fromUserId = ticket.assigneeId;
    if (fromUserId !== null && fromUserId !== toUserId) this.formerAssigneeIds.push(fromUserId);
    ticket.assigneeId = toUserId;
    ticket.assignedAt = toUserId === null ? null : this.at;
    this.decided = true;
    this.tell('assigned', { fromUserId, toUserId, how });
    const { id: ticketId, inboxId, queueId } = ticket;
    this.facts.push(ticketAssigned({ ticketId, inboxId, queueId, fromUserId, toUserId, how }));
  }
}

type ClassificationMember = 'sectorId' | 'occurrenceTypeId' | 'occurrenceId' | 'solutionId' | 'priority';
const classificationMembers = [
  'sectorId',
  'occurrenceTypeId',
  'occurrenceId',
  'solutionId',
  'priority',
] as const satisfies readonly ClassificationMember[];

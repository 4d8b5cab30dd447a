import { Injectable } from '@nestjs/common';
import { Conflict, NotFound } from '@guiche/kernel';
import {
  Conversations,
  messagePreview,
  Outgoing,
  type ConversationView,
  type MessageResponse,
  type MessageView,
} from '@guiche/channels';
import { may, type Actor } from '@guiche/identity';
import { UnitOfWork, type Tx } from '@guiche/platform/database';
import { ticketPermissions } from '../../tickets.permissions.js';
import { TicketAccess } from '../ticket-access.js';
import type { TicketChange } from '../ticket-change.js';
import { TicketRepository } from '../ticket.repository.js';
import { MessagePresenter } from '../../messages/message-presenter.js';

/** An answer to the customer, or a note for colleagues. */
export interface ReplyRequest {
  readonly text?: string | null;
  readonly fileIds?: readonly string[];
  readonly replyToId?: string | null;
  readonly note?: boolean;
  readonly clientKey: string;
  /** The last message that whoever writes has seen. */
  readonly lastSeenSeq: number;
}

/** Writes into a ticket's conversation. */
@Injectable()
export class TicketReply {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: TicketAccess,
    private readonly tickets: TicketRepository,
    private readonly conversations: Conversations,
    private readonly outgoing: Outgoing,
    private readonly presenter: MessagePresenter,
  ) {}

  /** The same client key again is the same message again, whatever was written since (TKT-7). */
  write(actor: Actor, id: string, request: ReplyRequest): Promise<MessageResponse> {
    const note = request.note ?? false;
    this.access.requirePermission(actor, note ? ticketPermissions.note : ticketPermissions.reply);
    // Refusals and quotes show what others wrote; a note by itself shows nothing.
    if (!note || request.replyToId) this.access.requirePermission(actor, ticketPermissions.readMessages);
    return this.uow.run(async (tx) => {
      const { change, conversation } = await this.access.beginWithConversation(tx, actor.scope, id);
      const known = await this.tickets.messageByClientKey(tx, conversation.id, request.clientKey);
      if (known !== null) return this.presenter.one(tx, actor, await this.requireOwnMessage(tx, change, known));
      this.access.requireLive(change.ticket);
      if (!note) await this.requireSeen(tx, actor, change, conversation, request.lastSeenSeq);
      if (request.replyToId) await this.requireOwnMessage(tx, change, request.replyToId);
      const { message } = await this.outgoing.queue(tx, {
        conversationId: conversation.id,
        author: { kind: 'agent', id: actor.userId },
        text: request.text ?? null,
        fileIds: request.fileIds ?? [],
        replyToId: request.replyToId ?? null,
        clientKey: request.clientKey,
        note,
      });
      if (!note) answerMoves(actor, change);
      const fileName = message.attachments[0]?.name ?? null;
      const preview = messagePreview(message.type, message.text, fileName);
      change.wrote({ id: message.id, seq: message.seq, direction: note ? 'note' : 'out', preview });
      await this.tickets.save(tx, change);
      return this.presenter.one(tx, actor, message);
    });
  }

  /** Sends a failed message of this ticket again. */
  retry(actor: Actor, id: string, messageId: string): Promise<MessageResponse> {
    this.access.requirePermission(actor, ticketPermissions.readMessages);
    return this.uow.run(async (tx) => {
      const { change } = await this.access.beginWithConversation(tx, actor.scope, id);
      this.access.requireLive(change.ticket);
      await this.requireOwnMessage(tx, change, messageId);
      await this.outgoing.retry(tx, messageId);
      return this.presenter.one(tx, actor, await this.requireOwnMessage(tx, change, messageId));
    });
  }

  // Refused with what was not seen, so that the screen can show it at once (TKT-7a).
  private async requireSeen(
    tx: Tx,
    actor: Actor,
    { ticket }: TicketChange,
    conversation: ConversationView,
    lastSeenSeq: number,
  ): Promise<void> {
    if (lastSeenSeq >= conversation.lastSeq) return;
    const later = await this.conversations.page(tx, conversation.id, {
      fromSeq: ticket.firstSeq,
      after: lastSeenSeq,
      limit: 200,
    });
    const unseen = later.filter((message) => mattersTo(actor, message));
    if (unseen.length === 0) return;
    throw new Conflict(
      'ticket.unseen-messages',
      { count: unseen.length },
      { unseen: await this.presenter.present(tx, actor, unseen) },
    );
  }

  private async requireOwnMessage(tx: Tx, { ticket }: TicketChange, messageId: string): Promise<MessageView> {
    const message = await this.conversations.message(tx, messageId);
    if (message?.conversationId === ticket.conversationId && message.seq >= ticket.firstSeq) return message;
    throw new NotFound('ticket.message-not-found');
  }
}

/** The customer's words, and those of colleagues; not one's own and not what the system said. */
const mattersTo = (actor: Actor, { author }: MessageView): boolean =>
  author.kind === 'customer' || (author.kind === 'agent' && author.id !== actor.userId);

/** Who answers a ticket that is nobody's takes it, if he may; the first answer makes it a ticket in progress. */
function answerMoves(actor: Actor, change: TicketChange): void {
  if (change.ticket.assigneeId === null && may(actor, ticketPermissions.take)) change.assign(actor.userId, 'taken');
  if (change.ticket.status === 'open') change.changeStatus('inProgress');
}

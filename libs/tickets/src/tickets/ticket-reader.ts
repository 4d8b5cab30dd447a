import { Injectable } from '@nestjs/common';
import { NotFound } from '@guiche/kernel';
import { AccessScope, type Actor } from '@guiche/identity';
import { Conversations, type MessagePageRequest, type MessageResponse } from '@guiche/channels';
import { UnitOfWork, type ReadTx } from '@guiche/platform/database';
import type { ListRequest, Page } from '@guiche/platform/http';
import { MessagePresenter } from '../messages/message-presenter.js';
import { TimeLineRepository } from '../time-line/time-line.repository.js';
import { TicketListRepository, type ViewCount } from './list/ticket-list.repository.js';
import type { TicketView } from './list/ticket.list.js';
import { TicketStatusService } from './status/ticket-status.service.js';
import type { TicketDetailResponse } from './ticket.dto.js';
import { TicketReaderRepository } from './ticket-reader.repository.js';
import type { TicketRecord } from './ticket-record.js';
import { TicketRepository } from './ticket.repository.js';
import { customerFor, seesEverything, ticketFor, timeLineFor } from './ticket-view.js';

/** Everything that is read of tickets, always within the reader's scope (IAM-9). */
@Injectable()
export class TicketReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tickets: TicketRepository,
    private readonly rows: TicketReaderRepository,
    private readonly lists: TicketListRepository,
    private readonly timeLine: TimeLineRepository,
    private readonly conversations: Conversations,
    private readonly presenter: MessagePresenter,
    private readonly statuses: TicketStatusService,
  ) {}

  list(actor: Actor, request: ListRequest): Promise<Page<unknown>> {
    const show = seesEverything(actor)
      ? undefined
      : (item: string): string => JSON.stringify(ticketFor(actor, JSON.parse(item) as object));
    return this.uow.read((tx) => this.lists.page(tx, actor.scope, request, show));
  }

  counts(actor: Actor): Promise<Record<TicketView, ViewCount>> {
    return this.uow.read(async (tx) => ({
      mine: await this.lists.count(tx, actor.scope, 'mine'),
      unassigned: await this.lists.count(tx, actor.scope, 'unassigned'),
      all: await this.lists.count(tx, actor.scope, 'all'),
    }));
  }

  detail(actor: Actor, id: string): Promise<TicketDetailResponse> {
    return this.uow.read((tx) => this.detailIn(tx, actor, actor.scope, id));
  }

  /** The answer to whoever just changed the ticket, even where it left his reach by that. */
  afterChange(actor: Actor, id: string): Promise<TicketDetailResponse> {
    const scope = AccessScope.system('the answer to the change that the actor made');
    return this.uow.read((tx) => this.detailIn(tx, actor, scope, id));
  }

  messages(actor: Actor, id: string, page: MessagePageRequest): Promise<MessageResponse[]> {
    return this.uow.read(async (tx) => {
      const { conversationId, firstSeq, lastSeq } = await this.require(tx, actor, id);
      const share = { ...page, fromSeq: firstSeq, toSeq: lastSeq };
      return this.presenter.present(tx, actor, await this.conversations.page(tx, conversationId, share));
    });
  }

  events(actor: Actor, id: string, after: number, limit: number): Promise<{ text: string; count: number }> {
    return this.uow.read(async (tx) => {
      await this.require(tx, actor, id);
      const { text, count } = await this.timeLine.after(tx, id, after, limit);
      return { text: timeLineFor(actor, text), count };
    });
  }

  private async require(tx: ReadTx, actor: Actor, id: string): Promise<TicketRecord> {
    const ticket = await this.tickets.find(tx, actor.scope, id);
    if (!ticket) throw new NotFound('ticket.not-found');
    return ticket;
  }

  private async detailIn(tx: ReadTx, actor: Actor, scope: AccessScope, id: string): Promise<TicketDetailResponse> {
    const row = await this.rows.detail(tx, scope, id, actor.userId);
    if (!row) throw new NotFound('ticket.not-found');
    const conversation = await this.conversations.find(tx, row.conversationId);
    return {
      ...ticketFor(actor, row.ticket as TicketDetailResponse),
      firstSeq: row.firstSeq,
      lastSeq: row.lastSeq,
      readSeq: row.readSeq,
      conversationLastSeq: row.lastSeq ?? conversation?.lastSeq ?? 0,
      replyWindowEndsAt: conversation?.replyWindowEndsAt?.toISOString() ?? null,
      mayChangeTo: this.statuses.mayChangeTo(actor, row.ticket.status),
      customer: customerFor(actor.scope, row.customer),
      following: row.following,
    };
  }
}

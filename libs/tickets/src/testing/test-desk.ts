import type { TestingModule } from '@nestjs/testing';
import type { Actor } from '@guiche/identity';
import { newId } from '@guiche/kernel';
import { withCause } from '@guiche/platform/context';
import { UnitOfWork } from '@guiche/platform/database';
import type { TestDatabase } from '../../../../test/support/database.js';
// Factories of a lib to the left lie behind its door, for tests only.
import { makeConversation } from '../../../channels/src/testing/make-conversation.js';
import { TicketAssignment } from '../tickets/assign/ticket-assignment.service.js';
import { TicketReply, type ReplyRequest } from '../tickets/reply/ticket-reply.service.js';
import { TicketStatusService, type StatusRequest } from '../tickets/status/ticket-status.service.js';
import { TicketPlacement } from '../tickets/ticket-placement.js';
import { makeAgent, makeInboxId } from './people.js';
import { receive, startTickets } from './start-tickets.js';

/** A ticket that a customer's message opened. */
export interface OpenTicket {
  readonly id: string;
  readonly conversationId: string;
  readonly seq: number;
}

/** Two agents, Ana and Bia, at one inbox with two queues, and what they do all day. */
export class TestDesk {
  private constructor(
    private readonly db: TestDatabase,
    readonly app: TestingModule,
    readonly inboxId: string,
    readonly ana: Actor,
    readonly bia: Actor,
    /** The first is the inbox's. */
    readonly queues: readonly [string, string],
  ) {}

  static async start(db: TestDatabase): Promise<TestDesk> {
    const app = await startTickets();
    const inboxId = await makeInboxId(app);
    const ana = await makeAgent(app, [inboxId], 'agent', 'Ana');
    const bia = await makeAgent(app, [inboxId], 'agent', 'Bia');
    const queues: [string, string] = [newId(), newId()];
    for (const [place, id] of queues.entries()) {
      const name = ['Vendas', 'Suporte'][place];
      await db.sql(`INSERT INTO queue (id, name, created_at, updated_at) VALUES ($1, $2, now(), now())`, [id, name]);
    }
    app.get(TicketPlacement).register({
      queueOfInbox: () => Promise.resolve(queues[0]),
      queue: (_tx, id) => Promise.resolve(queues.includes(id) ? { id, name: 'Fila', active: true } : null),
      queueNameSql: (column) => `(SELECT q.name::text FROM queue q WHERE q.id = ${column})`,
    });
    return new TestDesk(db, app, inboxId, ana, bia, queues);
  }

  async open(): Promise<OpenTicket> {
    const { inboxId } = this;
    const { id: conversationId } = await this.app.get(UnitOfWork).run((tx) => makeConversation(tx, { inboxId }));
    const { seq } = await receive(this.app, { conversationId });
    const [ticket] = await this.db.sql<{ id: string }>(`SELECT id FROM ticket WHERE conversation_id = $1`, [
      conversationId,
    ]);
    return { id: ticket?.id ?? '', conversationId, seq };
  }

  as<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
    return withCause({ actor: { kind: 'user', id: actor.userId, name: actor.name } }, work);
  }

  async row(id: string): Promise<Record<string, unknown>> {
    return (await this.db.sql(`SELECT * FROM ticket WHERE id = $1`, [id]))[0] ?? {};
  }

  /** The kinds of entries on the time line, in their order. */
  async timeLine(id: string): Promise<string[]> {
    const sql = `SELECT type FROM ticket_event WHERE ticket_id = $1 ORDER BY seq`;
    return (await this.db.sql<{ type: string }>(sql, [id])).map(({ type }) => type);
  }

  take(actor: Actor, id: string): Promise<void> {
    return this.as(actor, () => this.app.get(TicketAssignment).take(actor, id));
  }

  changeStatus(actor: Actor, id: string, request: StatusRequest): Promise<void> {
    return this.as(actor, () => this.app.get(TicketStatusService).change(actor, id, request));
  }

  /** Writes as somebody who has seen the customer's first message and the protocol that he was told. */
  write(actor: Actor, id: string, request: Partial<ReplyRequest> = {}): ReturnType<TicketReply['write']> {
    const whole = { text: 'Bom dia', clientKey: newId(), lastSeenSeq: 2, ...request };
    return this.as(actor, () => this.app.get(TicketReply).write(actor, id, whole));
  }
}

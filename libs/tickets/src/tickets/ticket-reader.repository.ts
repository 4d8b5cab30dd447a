import { Injectable } from '@nestjs/common';
import type { AccessScope } from '@guiche/identity';
import { statement, type ReadTx } from '@guiche/platform/database';
import { scopedStatement, type BoundStatement } from './scoped-statement.js';
import { ticketJson } from './ticket-json.js';
import { TicketPlacement } from './ticket-placement.js';
import { ownerFactsSql, ticketFactsSql, type TicketFacts } from './ticket-scope.js';
import type { TicketStatus } from './ticket-transitions.js';

/** A single ticket with what only the single read shows. */
export interface TicketDetailRow {
  readonly ticket: { readonly id: string; readonly status: TicketStatus; readonly version: number };
  readonly conversationId: string;
  readonly firstSeq: number;
  readonly lastSeq: number | null;
  readonly readSeq: number;
  /** Whether the reader follows it. */
  readonly following: boolean;
  readonly customer: { readonly id: string; readonly name: string; readonly taxId: string | null } | null;
}

/** A ticket as it is shown, and what decides who may see it. */
export interface ProjectedTicket extends TicketFacts {
  readonly id: string;
  readonly ticket: Readonly<Record<string, unknown>>;
}

const factsOf = statement('tickets.facts-of', `SELECT ${ticketFactsSql('t')} FROM ticket t WHERE t.id = $1`);
const ownerFacts = statement('tickets.owner-facts', `SELECT ${ownerFactsSql('$1::uuid', '$2::uuid')}`);

type Scoped = (scope: AccessScope, values: readonly unknown[]) => BoundStatement;

/** Whose a ticket was, and in which sector. */
export interface FormerPlace {
  readonly assigneeId: string | null;
  readonly sectorId: string | null;
}

/** Reads tickets as they are shown, one at a time. Statements are put together once the queues have plugged themselves in. */
@Injectable()
export class TicketReaderRepository {
  private detailOf: Scoped | null = null;
  private projected: Scoped | null = null;
  private projectedByMessage: Scoped | null = null;

  constructor(private readonly placement: TicketPlacement) {}

  detail(tx: ReadTx, scope: AccessScope, id: string, readerId: string): Promise<TicketDetailRow | null> {
    this.detailOf ??= scopedStatement(
      'tickets.detail',
      2,
      (condition) => `
        SELECT ${this.json()} AS ticket, t.conversation_id AS "conversationId", t.first_seq AS "firstSeq",
               t.last_seq AS "lastSeq", t.read_seq AS "readSeq",
               EXISTS (SELECT 1 FROM ticket_participant f WHERE f.ticket_id = t.id AND f.user_id = $2 AND f.role = 'follower') AS following,
               (SELECT json_build_object('id', c.id, 'name', c.name, 'taxId', c.tax_id) FROM customer c
                  JOIN contact p ON p.customer_id = c.id WHERE p.id = t.contact_id) AS customer
          FROM ticket t WHERE t.id = $1 AND ${condition}`,
    );
    const { statement, values } = this.detailOf(scope, [id, readerId]);
    return tx.row<TicketDetailRow>(statement, values);
  }

  /** The ticket as it is now, for whoever is to be told of it. */
  project(tx: ReadTx, scope: AccessScope, id: string): Promise<ProjectedTicket | null> {
    this.projected ??= scopedStatement(
      'tickets.project',
      1,
      (condition) => `SELECT ${this.projection()} FROM ticket t WHERE t.id = $1 AND ${condition}`,
    );
    const { statement, values } = this.projected(scope, [id]);
    return tx.row<ProjectedTicket>(statement, values);
  }

  /** The ticket in whose part of the conversation a message lies: the latest that begins at or before it. */
  projectByMessage(
    tx: ReadTx,
    scope: AccessScope,
    conversationId: string,
    seq: number,
  ): Promise<ProjectedTicket | null> {
    this.projectedByMessage ??= scopedStatement(
      'tickets.project-by-message',
      2,
      (condition) => `
        SELECT ${this.projection()} FROM ticket t
         WHERE t.conversation_id = $1 AND t.first_seq <= $2 AND (t.last_seq IS NULL OR t.last_seq >= $2) AND ${condition}
         ORDER BY t.first_seq DESC LIMIT 1`,
    );
    const { statement, values } = this.projectedByMessage(scope, [conversationId, seq]);
    return tx.row<ProjectedTicket>(statement, values);
  }

  /** What decides who reaches a ticket, whoever asks; null when there is none. */
  factsOf(tx: ReadTx, id: string): Promise<TicketFacts | null> {
    return tx.row<TicketFacts>(factsOf, [id]);
  }

  /** The facts that a ticket had with another owner or sector; its participants do not go away with them. */
  async factsWith(tx: ReadTx, now: TicketFacts, before: FormerPlace): Promise<TicketFacts> {
    const found = await tx.row<Partial<TicketFacts>>(ownerFacts, [before.assigneeId, before.sectorId]);
    return { ...now, ...found, assigneeId: before.assigneeId };
  }

  private json(): string {
    return ticketJson('t', this.placement.queueNameSql('t.queue_id'));
  }

  private projection(): string {
    return `t.id, ${ticketFactsSql('t')}, ${this.json()} AS ticket`;
  }
}

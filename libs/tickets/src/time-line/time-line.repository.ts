import { Injectable } from '@nestjs/common';
import { statement, type ReadTx, type Statement } from '@guiche/platform/database';
import { TicketPlacement } from '../tickets/ticket-placement.js';

/** Reads a ticket's time line, the names of what its entries mention put beside their ids. */
@Injectable()
export class TimeLineRepository {
  private page: Statement | null = null;

  constructor(private readonly placement: TicketPlacement) {}

  /** The entries after `afterSeq`, oldest first, as JSON text. */
  async after(tx: ReadTx, ticketId: string, afterSeq: number, limit: number): Promise<{ text: string; count: number }> {
    this.page ??= statement('tickets.time-line', this.pageSql());
    const row = await tx.row<{ text: string; count: number }>(this.page, [ticketId, afterSeq, limit]);
    return row ?? { text: '[]', count: 0 };
  }

  private pageSql(): string {
    const id = (member: string): string => `(e.data ->> '${member}')::uuid`;
    const to = (member: string): string => `(e.data -> '${member}' ->> 'to')::uuid`;
    const name = (table: string, key: string): string => `(SELECT n.name FROM ${table} n WHERE n.id = ${key})`;
    const queue = (member: string): string =>
      `CASE WHEN e.data ? '${member}' THEN ${this.placement.queueNameSql(id(member))} END`;
    return `
      SELECT coalesce(json_agg(entry), '[]')::text AS text, count(*)::int AS count FROM (
        SELECT json_build_object(
                 'seq', e.seq, 'type', e.type, 'at', e.at,
                 'actor', json_build_object('kind', e.actor_kind, 'id', e.actor_id,
                    'name', CASE e.actor_kind WHEN 'customer' THEN ${name('contact', 'e.actor_id')} ELSE ${name('user_account', 'e.actor_id')} END),
                 'data', e.data || jsonb_build_object('names', jsonb_strip_nulls(CASE e.type
                    WHEN 'assigned' THEN jsonb_build_object('fromUser', ${name('user_account', id('fromUserId'))}, 'toUser', ${name('user_account', id('toUserId'))})
                    WHEN 'transferred' THEN jsonb_build_object('fromUser', ${name('user_account', id('fromUserId'))}, 'toUser', ${name('user_account', id('toUserId'))},
                      'fromQueue', ${queue('fromQueueId')}, 'toQueue', ${queue('toQueueId')}, 'reason', ${name('reason', id('reasonId'))})
                    WHEN 'queued' THEN jsonb_build_object('queue', ${queue('queueId')})
                    WHEN 'status-changed' THEN jsonb_build_object('reason', ${name('reason', id('reasonId'))}, 'solution', ${name('solution', id('solutionId'))})
                    WHEN 'classified' THEN jsonb_build_object('sector', ${name('sector', to('sectorId'))}, 'occurrenceType', ${name('occurrence_type', to('occurrenceTypeId'))},
                      'occurrence', ${name('occurrence', to('occurrenceId'))}, 'solution', ${name('solution', to('solutionId'))})
                    ELSE '{}'::jsonb END))) AS entry
          FROM ticket_event e WHERE e.ticket_id = $1 AND e.seq > $2 ORDER BY e.seq LIMIT $3) page`;
  }
}

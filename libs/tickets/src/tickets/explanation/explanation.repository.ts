import { Injectable } from '@nestjs/common';
import { statement, type ReadTx } from '@guiche/platform/database';

/** The names of what decides who reaches a ticket. */
export interface TicketNames {
  readonly protocol: string;
  readonly inbox: string;
  readonly assignee: string | null;
  readonly sector: string | null;
}

const names = statement(
  'tickets.explanation-names',
  `SELECT t.protocol, (SELECT i.name::text FROM inbox i WHERE i.id = t.inbox_id) AS inbox,
          (SELECT u.name FROM user_account u WHERE u.id = t.assignee_id) AS assignee,
          (SELECT s.name::text FROM sector s WHERE s.id = t.sector_id) AS sector
     FROM ticket t WHERE t.id = $1`,
);

/** Reads the names that an explanation mentions. */
@Injectable()
export class ExplanationRepository {
  names(tx: ReadTx, ticketId: string): Promise<TicketNames | null> {
    return tx.row<TicketNames>(names, [ticketId]);
  }
}

import { Injectable } from '@nestjs/common';
import { statement, type Tx } from '@guiche/platform/database';

const follow = statement(
  'tickets.follow',
  `INSERT INTO ticket_participant (ticket_id, user_id, role, since) VALUES ($1, $2, 'follower', $3)
   ON CONFLICT DO NOTHING RETURNING user_id`,
);
const unfollow = statement(
  'tickets.unfollow',
  `DELETE FROM ticket_participant WHERE ticket_id = $1 AND user_id = $2 AND role = 'follower' RETURNING user_id`,
);

/** The followers of tickets. */
@Injectable()
export class FollowerRepository {
  /** False when he followed it already. */
  async add(tx: Tx, ticketId: string, userId: string, at: Date): Promise<boolean> {
    return (await tx.row(follow, [ticketId, userId, at])) !== null;
  }

  /** False when he did not follow it. */
  async remove(tx: Tx, ticketId: string, userId: string): Promise<boolean> {
    return (await tx.row(unfollow, [ticketId, userId])) !== null;
  }
}

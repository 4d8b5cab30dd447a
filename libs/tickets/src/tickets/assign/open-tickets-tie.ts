import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccessDirectory, UserTies, type Handover } from '@guiche/identity';
import { Unprocessable } from '@guiche/kernel';
import type { ReadTx } from '@guiche/platform/database';
import { AssignmentRepository } from './assignment.repository.js';
import { mayReceive } from './may-receive.js';

/** Tells identity of somebody's open tickets before he is deactivated, and whether who is to get them can (IAM-14). */
@Injectable()
export class OpenTicketsTie implements OnModuleInit {
  constructor(
    private readonly ties: UserTies,
    private readonly assignments: AssignmentRepository,
    private readonly directory: AccessDirectory,
  ) {}

  onModuleInit(): void {
    this.ties.register('open-tickets', {
      report: async (tx, userId) => {
        const items = await this.assignments.liveByInbox(tx, userId);
        return { count: items.reduce((sum, { count }) => sum + count, 0), items };
      },
      requireMayHandOver: (tx, handover) => this.requireMayHandOver(tx, handover),
    });
  }

  /** The tickets move after the commit: who cannot have one of them by then gets it not, and it waits in its queue. */
  private async requireMayHandOver(tx: ReadTx, { userId, ticketsTo }: Handover): Promise<void> {
    if (ticketsTo === null) return;
    const inboxes = await this.assignments.liveByInbox(tx, userId);
    if (inboxes.length === 0) return;
    const receiver = await this.directory.actorOf(tx, ticketsTo);
    if (!receiver) {
      throw new Unprocessable('ticket.agent-unknown', {}, [{ field: 'ticketsTo', code: 'ticket.agent-unknown' }]);
    }
    const closed = inboxes.filter(({ id }) => !mayReceive(receiver, id));
    if (closed.length === 0) return;
    const params = { agent: receiver.name, inboxes: closed.map(({ name }) => name).join(', ') };
    throw new Unprocessable('ticket.agent-cannot-receive-all', params, [
      { field: 'ticketsTo', code: 'ticket.agent-cannot-receive-all', params },
    ]);
  }
}

import { Injectable } from '@nestjs/common';
import { may, type Actor } from '@guiche/identity';
import type { ReadTx } from '@guiche/platform/database';
import type { EventOf } from '@guiche/platform/outbox';
import { ProjectsToRealtime, type RealtimeMessage } from '@guiche/platform/realtime';
import { ticketAssigned, ticketStatusChanged } from '@guiche/tickets';
import { AgentRepository, type AgentRow } from '../agents/agent.repository.js';
import { countsTowardsLimit } from '../agents/load.js';
import { presenceChanged } from '../presence/presence.events.js';
import { agentPermissions } from '../routing.permissions.js';

/** Tells connected desks who is at work and how much he has to do (RTE-7). */
@Injectable()
export class AgentProjection {
  constructor(private readonly agents: AgentRepository) {}

  @ProjectsToRealtime(presenceChanged)
  presence(event: EventOf<typeof presenceChanged>, tx: ReadTx): Promise<readonly RealtimeMessage[]> {
    return this.messages([event.userId], tx);
  }

  @ProjectsToRealtime(ticketAssigned)
  owner(event: EventOf<typeof ticketAssigned>, tx: ReadTx): Promise<readonly RealtimeMessage[]> {
    return this.messages([event.fromUserId, event.toUserId], tx);
  }

  @ProjectsToRealtime(ticketStatusChanged)
  async status(event: EventOf<typeof ticketStatusChanged>, tx: ReadTx): Promise<readonly RealtimeMessage[]> {
    if (countsTowardsLimit(event.from) === countsTowardsLimit(event.to)) return [];
    return this.messages([event.assigneeId], tx);
  }

  private async messages(userIds: readonly (string | null)[], tx: ReadTx): Promise<readonly RealtimeMessage[]> {
    const known = userIds.filter((userId) => userId !== null);
    return known.length === 0 ? [] : (await this.agents.find(tx, known)).map(messageOf);
  }
}

const messageOf = ({ userId, presence, presenceSince, pauseReasonId, load, capacity }: AgentRow): RealtimeMessage => ({
  type: 'presence.changed',
  data: { userId, presence, presenceSince, pauseReasonId, load, capacity },
  audience: ((actor: Actor) =>
    actor.userId === userId || may(actor, agentPermissions.list)) as RealtimeMessage['audience'],
});

import { Injectable } from '@nestjs/common';
import { ReasonDirectory } from '@guiche/catalogue';
import { addMilliseconds, Clock, Invalid, newId, NotFound } from '@guiche/kernel';
import { UnitOfWork, type Tx } from '@guiche/platform/database';
import { Outbox } from '@guiche/platform/outbox';
import type { Presence, PresenceCause } from '../agents/agent-state.entity.js';
import { AgentStateRepository, type AgentRow } from '../agents/agent-state.repository.js';
import { routingConfig } from '../routing.config.js';
import { presenceChanged } from './presence.events.js';
import { PresenceRepository } from './presence.repository.js';

/** Who is at work (RTE-7): set by hand, lost when the last connection has been gone for longer than the grace. */
@Injectable()
export class PresenceService {
  /** Names this process in the rows of its connections. */
  private readonly processId = newId();
  private readonly open = new Map<string, string>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly presences: PresenceRepository,
    private readonly agents: AgentStateRepository,
    private readonly reasons: ReasonDirectory,
    private readonly outbox: Outbox,
  ) {}

  /** The agent's presence, load and limit. */
  async of(userId: string): Promise<AgentRow> {
    const agent = await this.uow.read((tx) => this.agents.find(tx, userId));
    if (!agent) throw new NotFound('agent.not-found');
    return agent;
  }

  /** Sets the agent's presence by his own hand; a pause may carry a reason that is meant for pauses. */
  async set(userId: string, presence: Presence, reasonId: string | null): Promise<AgentRow> {
    await this.uow.run(async (tx) => {
      if (reasonId) await this.checkReason(tx, presence, reasonId);
      await this.change(tx, userId, presence, reasonId, 'by-hand');
    });
    return this.of(userId);
  }

  /** Within a transaction: a change by whatever cause, told to everybody; nothing happens when it is no change. */
  async change(tx: Tx, userId: string, to: Presence, reasonId: string | null, cause: PresenceCause): Promise<void> {
    const now = this.clock.now();
    await this.agents.ensure(tx, userId, now);
    const current = await this.presences.lock(tx, userId);
    if (!current || (current.presence === to && current.pause_reason_id === reasonId)) return;
    await this.presences.change(tx, userId, to, now, reasonId, cause);
    await this.outbox.record(
      tx,
      presenceChanged({ userId, presence: to, from: current.presence, presenceCause: cause }),
    );
  }

  /** A desk of the agent connected to this process. */
  async connected(userId: string, connectionId: string): Promise<void> {
    this.open.set(connectionId, userId);
    await this.uow.run((tx) =>
      this.presences.connect(tx, { id: connectionId, userId, processId: this.processId, at: this.clock.now() }),
    );
  }

  /** It went away: its row is no longer renewed, and so loses its force when the grace is over. */
  disconnected(connectionId: string): void {
    this.open.delete(connectionId);
  }

  /** Renews the connections of this process. */
  async renew(): Promise<void> {
    if (this.open.size === 0) return;
    const ids = [...this.open.keys()];
    await this.uow.run((tx) => this.presences.renew(tx, ids, this.clock.now()));
  }

  /** Takes those off line whose connections have been gone for longer than the grace; run by any worker, any number at once. */
  async sweep(): Promise<void> {
    const since = addMilliseconds(this.clock.now(), -1000 * routingConfig().presenceGraceSeconds);
    const gone = await this.uow.read((tx) => this.presences.withoutConnectionSince(tx, since));
    for (const userId of gone) {
      await this.uow.run((tx) => this.change(tx, userId, 'offline', null, 'connection-lost'));
    }
    await this.uow.run((tx) => this.presences.forgetConnections(tx, since));
  }

  private async checkReason(tx: Tx, presence: Presence, reasonId: string): Promise<void> {
    const reason = presence === 'paused' ? await this.reasons.find(tx, reasonId) : null;
    if (!reason?.actions.includes('pause')) {
      throw new Invalid('platform.invalid-input', {}, [{ field: 'reasonId', code: 'presence.not-a-pause-reason' }]);
    }
  }
}

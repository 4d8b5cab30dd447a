import { Injectable } from '@nestjs/common';
import { ReasonDirectory } from '@guiche/catalogue';
import { addMilliseconds, Clock, Invalid, NotFound } from '@guiche/kernel';
import { UnitOfWork, type Tx } from '@guiche/platform/database';
import { Outbox } from '@guiche/platform/outbox';
import type { Presence, PresenceCause } from '../agents/agent-state.entity.js';
import { AgentRepository, type AgentRow } from '../agents/agent.repository.js';
import { AgentStateRepository } from '../agents/agent-state.repository.js';
import { routingConfig } from '../routing.config.js';
import { forget } from './connection.repository.js';
import { presenceChanged } from './presence.events.js';
import { PresenceRepository } from './presence.repository.js';

/** Who is at work (RTE-7): set by hand, lost when the last connection has been gone for longer than the grace. */
@Injectable()
export class PresenceService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly presences: PresenceRepository,
    private readonly states: AgentStateRepository,
    private readonly agents: AgentRepository,
    private readonly reasons: ReasonDirectory,
    private readonly outbox: Outbox,
  ) {}

  /** The agent's presence, load and limit. */
  async of(userId: string): Promise<AgentRow> {
    const [agent] = await this.uow.read((tx) => this.agents.find(tx, [userId]));
    if (!agent) throw new NotFound('agent.not-found');
    return agent;
  }

  /** Sets the agent's presence by his own hand; a pause may carry a reason that is meant for pauses. */
  async set(userId: string, presence: Presence, reasonId: string | null): Promise<AgentRow> {
    await this.uow.run(async (tx) => {
      if (reasonId !== null) await this.checkReason(tx, presence, reasonId);
      await this.change(tx, userId, presence, reasonId, 'by-hand');
    });
    return this.of(userId);
  }

  /** Within a transaction: a change by whatever cause, told to everybody; nothing happens when it is no change. */
  async change(tx: Tx, userId: string, to: Presence, reasonId: string | null, cause: PresenceCause): Promise<void> {
    const now = this.clock.now();
    await this.states.lock(tx, [userId], now);
    await this.write(tx, userId, to, reasonId, cause, now);
  }

  /** Takes those off line whose connections have been gone for longer than the grace; run by any worker, any number at once. */
  async sweep(): Promise<void> {
    const since = addMilliseconds(this.clock.now(), -1000 * routingConfig().presenceGraceSeconds);
    for (const userId of await this.uow.read((tx) => this.presences.lostSince(tx, since))) {
      await this.uow.run(async (tx) => {
        const now = this.clock.now();
        await this.states.lock(tx, [userId], now);
        // He may have come back, or said something else, since he was found.
        if (!(await this.presences.isLostSince(tx, userId, since))) return;
        await this.write(tx, userId, 'offline', null, 'connection-lost', now);
      });
    }
    await this.uow.once(forget, [since]);
  }

  private async write(
    tx: Tx,
    userId: string,
    to: Presence,
    reasonId: string | null,
    presenceCause: PresenceCause,
    now: Date,
  ): Promise<void> {
    const current = await this.presences.current(tx, userId);
    if (!current || (current.presence === to && current.pause_reason_id === reasonId)) return;
    await this.presences.change(tx, userId, to, now, reasonId, presenceCause);
    await this.outbox.record(tx, presenceChanged({ userId, presence: to, from: current.presence, presenceCause }));
  }

  private async checkReason(tx: Tx, presence: Presence, reasonId: string): Promise<void> {
    if (presence !== 'paused') {
      throw new Invalid('platform.invalid-input', {}, [{ field: 'reasonId', code: 'presence.not-a-pause' }]);
    }
    await this.reasons.require(tx, reasonId, 'pause');
  }
}

import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { asSystem } from '@guiche/platform/context';
import { UnitOfWork } from '@guiche/platform/database';
import { PresenceService } from '../presence/presence.service.js';
import { QueueRepository } from '../queues/queue.repository.js';
import { routingConfig } from '../routing.config.js';
import { Distributor } from './distributor.js';

/** The safety net beneath the events, in every worker: finds tickets that wait though somebody has room, and lost agents. */
@Injectable()
export class RoutingSweep implements BeforeApplicationShutdown {
  private readonly logger = new Logger('RoutingSweep');
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly queues: QueueRepository,
    private readonly distributor: Distributor,
    private readonly presence: PresenceService,
  ) {}

  /** Begins; only workers do. */
  start(): void {
    this.timer = setInterval(() => {
      this.running ??= asSystem('routing.sweep', () => this.sweep())
        .catch((error: unknown) => this.logger.error(error instanceof Error ? error.stack : String(error)))
        .finally(() => (this.running = null));
    }, routingConfig().sweepMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  private async sweep(): Promise<void> {
    this.distributor.wake(await this.uow.read((tx) => this.queues.idsWithWaiting(tx)));
    await this.presence.sweep();
  }
}

import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Clock, newId } from '@guiche/kernel';
import { UnitOfWork } from '@guiche/platform/database';
import { ConnectionWatchers, type ConnectionWatcher, type RealtimeActor } from '@guiche/platform/realtime';
import { routingConfig } from '../routing.config.js';
import { keepAlive } from './connection.repository.js';

/**
 * Keeps the rows of the desks connected to this process alive (RTE-7). A row that nobody renews loses its force when the
 * grace is over, so a killed process leaves nobody at work for longer than that.
 */
@Injectable()
export class PresenceConnections implements ConnectionWatcher, OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('PresenceConnections');
  /** Names this process in the rows of its connections. */
  private readonly processId = newId();
  private readonly open = new Map<string, string>();
  private timer: NodeJS.Timeout | null = null;
  private renewing: Promise<void> | null = null;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly watchers: ConnectionWatchers,
  ) {}

  onModuleInit(): void {
    this.watchers.register(this);
  }

  /**
   * A desk connected. The row is written before the desk is told that it is connected, so it is never so without one.
   * A program with somebody's API token has no session: it does not keep him at work.
   */
  async connected({ userId, sessionId }: RealtimeActor, connectionId: string): Promise<void> {
    if (sessionId === undefined) return;
    this.open.set(connectionId, userId);
    this.timer ??= setInterval(() => void this.renew(), routingConfig().presenceRenewSeconds * 1000).unref();
    await this.write([[connectionId, userId]]);
  }

  /** A desk went away: written once more, because the grace is counted from now. */
  disconnected({ userId }: RealtimeActor, connectionId: string): void {
    if (this.open.delete(connectionId)) void this.tryToWrite([[connectionId, userId]]);
  }

  /** Renews every connection of this process; one renewal at a time. */
  renew(): Promise<void> {
    this.renewing ??= this.tryToWrite([...this.open]).finally(() => (this.renewing = null));
    return this.renewing;
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.renewing;
  }

  private async tryToWrite(connections: readonly (readonly [string, string])[]): Promise<void> {
    try {
      await this.write(connections);
    } catch (error) {
      this.logger.warn(`Connections could not be renewed: ${(error as Error).message}`);
    }
  }

  // In the order of ids: two renewals of one row never wait for each other in a circle.
  private async write(connections: readonly (readonly [string, string])[]): Promise<void> {
    if (connections.length === 0) return;
    const sorted = [...connections].sort(([a], [b]) => (a < b ? -1 : 1));
    const [ids, userIds] = [sorted.map(([id]) => id), sorted.map(([, userId]) => userId)];
    await this.uow.once(keepAlive, [ids, userIds, this.processId, this.clock.now()]);
  }
}

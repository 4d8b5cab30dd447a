import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { realtimePath } from '@guiche/contracts';
import { UnitOfWork } from '../database/index.js';
import { Metrics } from '../observability/index.js';
import { OutboxTail, readOutbox, type LoggedEvent, type Position } from '../outbox/index.js';
import { RealtimeActors, type RealtimeActor } from './actors.js';
import { Connection, parsePosition } from './connection.js';
import { ConnectionWatchers } from './connections.js';
import { PassingChannel } from './passing-channel.js';
import { projectionContext, Projections } from './projections.js';
import { SocketEvents } from './socket-events.js';

/** A client that missed more than this reads everything anew. */
const resumeLimit = 2000;
/** Client events per second and connection; more are dropped. */
const eventsPerSecond = 10;

/** The sockets of this process: told what the log says, each client only what its actor reaches (WEB-11, IAM-11). */
@Injectable()
export class RealtimeServer implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Realtime');
  private readonly connections = new Set<Connection>();
  private server: Server | null = null;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly tail: OutboxTail,
    private readonly actors: RealtimeActors,
    private readonly projections: Projections,
    private readonly events: SocketEvents,
    private readonly passing: PassingChannel,
    private readonly watchers: ConnectionWatchers,
    metrics: Metrics,
  ) {
    metrics.gauge('guiche_sockets', 'Connected desks of this process', [], (gauge) => gauge.set(this.connections.size));
  }

  /** Answers on the api's own server. Must be called before the tail and the listener start. */
  attach(http: HttpServer): void {
    this.tail.follow((events) => this.told(events), 10);
    this.passing.hear(({ type, data, audience }) => {
      for (const connection of this.connections) {
        if (connection.isLive && this.events.admits(type, connection.actor, audience)) {
          connection.send({ position: null, type, data });
        }
      }
    });
    this.server = new Server(http, { path: realtimePath, serveClient: false, maxHttpBufferSize: 64 * 1024 });
    this.server.use((socket, next) => {
      this.authenticate(socket).then(
        (known) => next(known ? undefined : new Error('unauthenticated')),
        () => next(new Error('unavailable')),
      );
    });
    this.server.on('connection', (socket) => void this.connected(socket));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.server?.close();
  }

  private async authenticate(socket: Socket): Promise<boolean> {
    const { token } = socket.handshake.auth as { token?: unknown };
    const actor = typeof token === 'string' && token !== '' ? await this.actors.authenticate(token) : null;
    (socket.data as { actor?: RealtimeActor | null }).actor = actor;
    return actor !== null;
  }

  private async connected(socket: Socket): Promise<void> {
    const { actor } = socket.data as { actor: RealtimeActor };
    const connection = new Connection(socket, actor);
    this.connections.add(connection);
    socket.on('disconnect', () => {
      this.connections.delete(connection);
      this.watchers.disconnected(connection.actor.userId, connection.id);
    });
    this.listenTo(connection);
    try {
      await this.watchers.connected(actor.userId, connection.id);
      // While the tail stands still nothing can fall between what is caught up and what is told live.
      await this.tail.standStill(() => this.catchUp(connection));
    } catch (error) {
      this.logger.error(error instanceof Error ? error.stack : String(error));
      socket.disconnect(true);
    }
  }

  private async catchUp(connection: Connection): Promise<void> {
    const { after } = connection.socket.handshake.auth as { after?: unknown };
    const from = parsePosition(after);
    const missed = from && (await this.missedSince(from));
    // Access may have changed between the handshake and now.
    const actor = await this.actors.refresh(connection.actor);
    if (!actor) return connection.end('signed-out');
    connection.actor = actor;
    connection.goLive(this.tail.position, missed !== null);
    if (missed) await this.tell(missed, [connection]);
  }

  /** What the log says between a position and where the tail stands; null when that is too much, or lost. */
  private async missedSince(from: Position): Promise<readonly LoggedEvent[] | null> {
    const isBefore = (a: Position, b: Position): boolean =>
      BigInt(a.xid) < BigInt(b.xid) || (a.xid === b.xid && BigInt(a.id) <= BigInt(b.id));
    if (!isBefore(from, this.tail.position)) return null;
    const page = await this.uow.read((tx) => readOutbox(tx, from, { types: null, limit: resumeLimit }));
    if (page.more) return null;
    return page.events.filter(({ event }) => isBefore(event.position, this.tail.position));
  }

  private async told(events: readonly LoggedEvent[]): Promise<void> {
    const live = [...this.connections].filter(({ isLive }) => isLive);
    if (live.length > 0) await this.tell(events, live);
  }

  private async tell(events: readonly LoggedEvent[], to: readonly Connection[]): Promise<void> {
    await this.uow.read(async (tx) => {
      const context = projectionContext(tx);
      for (const { event } of events) {
        const effect = this.actors.effectOf(event);
        if (effect) await this.accessChanged(effect.userIds, effect.endedSessionId, to);
        if (!this.projections.has(event.type)) continue;
        const projections = await this.projections.of(event, context);
        for (const connection of to) connection.tell(event.position, projections);
      }
    });
  }

  private async accessChanged(
    userIds: readonly string[] | 'all',
    endedSessionId: string | undefined,
    to: readonly Connection[],
  ): Promise<void> {
    for (const connection of to) {
      const { actor } = connection;
      if (userIds !== 'all' && !userIds.includes(actor.userId)) continue;
      if (endedSessionId && actor.sessionId !== endedSessionId) continue;
      const now = await this.actors.refresh(actor);
      if (!now) connection.end('signed-out');
      else {
        connection.actor = now;
        connection.send({ position: null, type: 'access.changed', data: {} });
      }
    }
  }

  private listenTo(connection: Connection): void {
    let count = 0;
    let second = 0;
    for (const name of this.events.names) {
      connection.socket.on(name, (data: unknown) => {
        const now = Math.floor(performance.now() / 1000);
        count = now === second ? count + 1 : 1;
        second = now;
        if (count > eventsPerSecond) return;
        void this.events
          .handle(name, connection.actor, data)
          .then((passing) => passing && this.passing.say(passing))
          .catch((error: unknown) => this.logger.error(error instanceof Error ? error.stack : String(error)));
      });
    }
  }
}

import type { Server as HttpServer } from 'node:http';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Server } from 'socket.io';
import { Clock, newId } from '@guiche/kernel';
import { realtimePath, type ClientToServer, type RealtimeAnswer, type ServerToClient } from '@guiche/contracts';
import { withCause } from '../context/index.js';
import { UnitOfWork } from '../database/index.js';
import { Metrics } from '../observability/index.js';
import { beginning, OutboxTail, type LoggedEvent, type Position } from '../outbox/index.js';
import { RealtimeActors, type AccessEffect, type RealtimeActor, type RealtimeAdmission } from './actors.js';
import { Connection, type Outgoing, type RealtimeSocket } from './connection.js';
import { ConnectionWatchers } from './connections.js';
import { EphemeralChannel } from './ephemeral-channel.js';
import { comparePositions, parsePosition, positionText } from './position.js';
import { Projections } from './projections.js';
import type { RealtimeMessage } from './projects-to-realtime.decorator.js';
import { realtimeConfig } from './realtime.config.js';
import { Recovery } from './recovery.js';
import { refusalCode, SocketEvents } from './socket-events.js';

const maxInboundBytes = 64 * 1024;
const housekeepingMs = 5_000;
/** Every so many rounds of housekeeping idle clients are told how far the log has come. */
const roundsPerPosition = 6;

/** The sockets of one process: each client is told what the log says, only what its actor reaches (WEB-11, IAM-11). */
@Injectable()
export class RealtimeServer implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Realtime');
  private readonly connections = new Map<string, Connection>();
  private io: Server<ClientToServer, ServerToClient> | null = null;
  /** Everything up to here was given to the connections there were. Moves together with giving, never apart from it. */
  private delivered: Position = beginning;
  private timer: NodeJS.Timeout | null = null;
  private rounds = 0;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly tail: OutboxTail,
    private readonly projections: Projections,
    private readonly recovery: Recovery,
    private readonly actors: RealtimeActors,
    private readonly watchers: ConnectionWatchers,
    private readonly ephemeral: EphemeralChannel,
    private readonly socketEvents: SocketEvents,
    private readonly clock: Clock,
    metrics: Metrics,
  ) {
    metrics.gauge('guiche_sockets', 'Connected desks of this process', [], (gauge) => gauge.set(this.connections.size));
  }

  /** Answers on the api's own server. Must be called before the tail and the listener start. */
  attach(http: HttpServer): void {
    // After the followers that make others forget what they remember of access.
    const types = (): string[] => [...this.projections.types, ...this.actors.accessEvents];
    this.tail.follow(types, (events) => this.told(events), 10);
    this.ephemeral.hear((message) => this.give([message], null));
    // WebSocket only: with several processes, polling would need every request of a client to reach the same one.
    const transports = ['websocket'] as const;
    this.io = new Server(http, {
      path: realtimePath,
      transports: [...transports],
      serveClient: false,
      maxHttpBufferSize: maxInboundBytes,
    });
    this.io.use((socket, next) => {
      this.admit(socket).then(
        (admission) => {
          if (admission) (socket.data as { admission?: RealtimeAdmission }).admission = admission;
          next(admission ? undefined : new Error('unauthenticated'));
        },
        (error: unknown) => {
          this.logger.error(`A socket could not be admitted: ${(error as Error).message}`);
          next(new Error('unavailable'));
        },
      );
    });
    this.io.on('connection', (socket) => void this.connect(socket));
    this.timer = setInterval(() => this.keepHouse(), housekeepingMs);
  }

  beforeApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
    for (const connection of this.connections.values()) connection.close('shutdown');
    this.io?.engine.close();
    this.io = null;
  }

  private async admit(socket: RealtimeSocket): Promise<RealtimeAdmission | null> {
    const { token } = socket.handshake.auth as { token?: unknown };
    return typeof token === 'string' && token.length <= 8_192 ? this.actors.authenticate(token) : null;
  }

  private async connect(socket: RealtimeSocket): Promise<void> {
    const after = parsePosition((socket.handshake.auth as { after?: unknown }).after);
    const { admission } = socket.data as { admission: RealtimeAdmission };
    const connection = new Connection(newId(), socket, admission, after, realtimeConfig().maxPending);
    // From this moment live messages are kept back for it; what lies before comes from the log.
    const joinedAt = this.position();
    this.connections.set(connection.id, connection);
    socket.on('disconnect', () => {
      this.connections.delete(connection.id);
      this.watchers.disconnected(connection.actor, connection.id);
    });
    this.answer(connection);
    try {
      await this.watchers.connected(connection.actor, connection.id);
      // Access may have changed between the handshake and now.
      await this.refreshAccess(connection, false);
      const missed = after ? await this.recovery.missed(after, joinedAt) : null;
      const outgoing = missed ? await this.addressed(missed, connection) : [];
      const from = missed && after ? after : joinedAt;
      await connection.open({ position: positionText(from), resumed: missed !== null }, outgoing, joinedAt);
    } catch (error) {
      this.logger.error(`A socket could not be caught up: ${(error as Error).message}`);
      socket.disconnect(true);
    }
  }

  private position(): Position {
    return comparePositions(this.delivered, this.tail.position) > 0 ? this.delivered : this.tail.position;
  }

  /** Called by the tail with one page after the other. */
  private async told(events: readonly LoggedEvent[]): Promise<void> {
    for (const logged of events) {
      const { event } = logged;
      const effect = this.actors.effectOf(event);
      if (effect) await this.affect(effect);
      let messages: readonly RealtimeMessage[] = [];
      if (this.connections.size > 0 && this.projections.has(event.type)) {
        try {
          messages = await this.uow.read((tx) => this.projections.project(tx, logged));
        } catch (error) {
          this.logger.error(`${event.type} could not be told: ${(error as Error).message}`);
        }
      }
      // No await between giving and moving on: whoever connects is given either by the log or by us, never by both.
      this.give(messages, event.position);
      this.delivered = event.position;
    }
  }

  private give(messages: readonly RealtimeMessage[], position: Position | null): void {
    if (messages.length === 0) return;
    for (const connection of this.connections.values()) {
      for (const outgoing of ownOf(messages, position, connection.actor)) connection.push(outgoing);
    }
  }

  private async addressed(events: readonly LoggedEvent[], connection: Connection): Promise<Outgoing[]> {
    const found: Outgoing[] = [];
    for (const logged of events) {
      const messages = await this.uow.read((tx) => this.projections.project(tx, logged));
      found.push(...ownOf(messages, logged.event.position, connection.actor));
    }
    return found;
  }

  private async affect({ userIds, endedSessionId }: AccessEffect): Promise<void> {
    for (const connection of this.connections.values()) {
      const { userId, sessionId } = connection.actor;
      if (userIds !== 'all' && !userIds.includes(userId)) continue;
      if (endedSessionId !== undefined && sessionId !== endedSessionId) continue;
      await this.refreshAccess(connection, true);
    }
  }

  private async refreshAccess(connection: Connection, tell: boolean): Promise<void> {
    const actor = await this.actors.refresh(connection.actor);
    if (!actor) {
      connection.close('signed-out');
      return;
    }
    connection.actor = actor;
    if (tell) connection.push({ position: null, last: true, type: 'access.changed', data: {} });
  }

  private answer(connection: Connection): void {
    const { socket } = connection;
    socket.on('refresh', (body, answer) => void this.reply(answer, () => this.refreshToken(connection, body?.token)));
    for (const name of this.socketEvents.names) {
      socket.on(name as 'typing', (body, answer) => {
        const { actor } = connection;
        const withinRate = connection.withinRate(this.clock.now().getTime());
        const who = { kind: 'user', id: actor.userId, name: actor.name } as const;
        void withCause({ actor: who, requestId: newId(), ip: socket.handshake.address }, () =>
          this.reply(answer, () => this.socketEvents.handle(name, actor, body, withinRate)),
        );
      });
    }
  }

  private async refreshToken(connection: Connection, token: unknown): Promise<void> {
    const admission = typeof token === 'string' ? await this.actors.authenticate(token) : null;
    // Another user needs a connection of his own: what was sent before was not meant for him.
    if (!admission || admission.actor.userId !== connection.actor.userId) connection.close('signed-out');
    else connection.admit(admission);
  }

  private async reply(
    answer: ((answer: RealtimeAnswer) => void) | undefined,
    work: () => Promise<void>,
  ): Promise<void> {
    let code: string | null = null;
    try {
      await work();
    } catch (error) {
      code = refusalCode(error);
      if (code === 'platform.internal') this.logger.error(`A socket event failed: ${(error as Error).message}`);
    }
    if (typeof answer === 'function') answer({ code });
  }

  private keepHouse(): void {
    const deadline = this.clock.now().getTime() - realtimeConfig().expiryGraceSeconds * 1000;
    const tellPosition = ++this.rounds % roundsPerPosition === 0;
    for (const connection of this.connections.values()) {
      if (connection.expiresBefore(deadline)) connection.close('expired');
      else if (tellPosition) connection.tellPosition(this.position());
    }
  }
}

/** The messages that this actor may have, with the position on the last of them. */
function ownOf(messages: readonly RealtimeMessage[], position: Position | null, actor: RealtimeActor): Outgoing[] {
  const own = messages.filter(({ audience }) => audience === 'everybody' || audience(actor));
  return own.map(({ type, data, dataFor }, index) => ({
    position,
    last: index === own.length - 1,
    type,
    data: dataFor ? dataFor(actor) : data,
  }));
}

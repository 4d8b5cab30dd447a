import { setTimeout as pause } from 'node:timers/promises';
import type { Socket } from 'socket.io';
import type { ClientToServer, RealtimeByeReason, RealtimeReady, ServerToClient } from '@guiche/contracts';
import type { Position } from '../outbox/index.js';
import { comparePositions, positionText } from './position.js';
import type { RealtimeActor, RealtimeAdmission } from './actors.js';

/** A socket with its contract. */
export type RealtimeSocket = Socket<ClientToServer, ServerToClient>;

/** One message on its way to a client; ephemeral ones have no position. */
export interface Outgoing {
  readonly position: Position | null;
  /** The last message of its event to this client: only then has the client everything up to the position. */
  readonly last: boolean;
  readonly type: string;
  readonly data: unknown;
}

const eventsPerSecond = 20;

/** One connected client: keeps messages back until what it missed is sent, and gives it up when it is too slow. */
export class Connection {
  /** Changes with his access. */
  actor: RealtimeActor;
  private expiresAt: Date | null;
  private waiting: Outgoing[] | null = [];
  /** What lies here or before was sent by an earlier connection. */
  private floor: Position | null;
  private told: Position | null;
  private tokens = eventsPerSecond;
  private filledAtMs = 0;

  constructor(
    readonly id: string,
    readonly socket: RealtimeSocket,
    admission: RealtimeAdmission,
    after: Position | null,
    private readonly maxPending: number,
  ) {
    this.actor = admission.actor;
    this.expiresAt = admission.expiresAt;
    this.floor = after;
    this.told = after;
  }

  /** From here on messages pass: first what was missed, as fast as the client takes it, then what arrived meanwhile. */
  async open(ready: RealtimeReady, missed: readonly Outgoing[], position: Position): Promise<void> {
    this.socket.emit('ready', ready);
    if (!ready.resumed) {
      this.floor = null;
      this.told = position;
    }
    for (const message of missed) await this.sendInPeace(message);
    for (let next = this.waiting?.shift(); next; next = this.waiting?.shift()) await this.sendInPeace(next);
    this.waiting = null;
    this.tellPosition(position);
  }

  /** Sends, or keeps back while the connection recovers. */
  push(message: Outgoing): void {
    if (!this.waiting) this.send(message);
    else if (this.waiting.push(message) > 10 * this.maxPending) this.socket.conn.close(true);
  }

  /** Lets an idle client's position follow the log, so that it can resume much later. */
  tellPosition(position: Position): void {
    if (this.waiting || (this.told && comparePositions(position, this.told) <= 0)) return;
    this.told = position;
    this.socket.emit('position', { position: positionText(position) });
  }

  /** Goes on under a fresh token. */
  admit({ actor, expiresAt }: RealtimeAdmission): void {
    this.actor = actor;
    this.expiresAt = expiresAt;
  }

  expiresBefore(atMs: number): boolean {
    return this.expiresAt !== null && this.expiresAt.getTime() < atMs;
  }

  close(reason: RealtimeByeReason): void {
    this.socket.emit('bye', { reason });
    this.socket.disconnect(true);
  }

  /** A client may send so many messages per second; the rest is refused. */
  withinRate(nowMs: number): boolean {
    const refill = ((nowMs - this.filledAtMs) / 1000) * eventsPerSecond;
    this.tokens = Math.min(eventsPerSecond, this.tokens + Math.max(0, refill));
    this.filledAtMs = nowMs;
    if (this.tokens < 1) return false;
    this.tokens--;
    return true;
  }

  /** Packets that the client has not taken yet. engine.io has no public way to ask. */
  private get pending(): number {
    return (this.socket.conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length;
  }

  /** A crowd of messages is no sign of a slow client, as long as he takes them. */
  private async sendInPeace(message: Outgoing): Promise<void> {
    while (this.socket.connected && this.pending > this.maxPending / 2) await pause(10);
    this.send(message);
  }

  private send({ position, last, type, data }: Outgoing): void {
    if (!this.socket.connected) return;
    if (position && this.floor && comparePositions(position, this.floor) <= 0) return;
    if (this.pending > this.maxPending) {
      // No goodbye: it would wait behind what the client does not take.
      this.socket.conn.close(true);
      return;
    }
    if (position && last) this.told = position;
    const event = { position: position && last ? positionText(position) : null, type, data };
    this.socket.emit('event', event);
  }
}

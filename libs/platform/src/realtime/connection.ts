import type { Socket } from 'socket.io';
import type { ClientToServer, RealtimeByeReason, RealtimeReady, ServerToClient } from '@guiche/contracts';
import type { Position } from '../outbox/index.js';
import { comparePositions, positionText } from './position.js';
import type { RealtimeSession } from './realtime-actors.js';

/** A socket with its contract. */
export type RealtimeSocket = Socket<ClientToServer, ServerToClient>;

/** One message on its way to a client; ephemeral ones have no position. */
export interface Outgoing {
  readonly position: Position | null;
  readonly type: string;
  readonly data: unknown;
}

const eventsPerSecond = 20;

/** One connected client: keeps messages back until what it missed is sent, and gives it up when it is too slow. */
export class Connection {
  private waiting: Outgoing[] | null = [];
  private sentUpTo: Position | null;
  private tokens = eventsPerSecond;
  private filledAtMs = 0;

  constructor(
    readonly id: string,
    readonly socket: RealtimeSocket,
    public session: RealtimeSession,
    after: Position | null,
    private readonly maxPending: number,
  ) {
    this.sentUpTo = after;
  }

  /** From here on messages pass: first what was missed, then what arrived meanwhile. */
  open(ready: RealtimeReady, missed: readonly Outgoing[], position: Position): void {
    this.socket.emit('ready', ready);
    if (!ready.resumed) this.sentUpTo = null;
    const waiting = this.waiting ?? [];
    this.waiting = null;
    for (const message of missed) this.send(message);
    if (ready.resumed) this.tellPosition(position);
    for (const message of waiting) this.send(message);
  }

  /** Sends, or keeps back while the connection recovers. */
  push(message: Outgoing): void {
    if (this.waiting) this.waiting.push(message);
    else this.send(message);
  }

  /** Lets an idle client's position follow the log, so that it can resume much later. */
  tellPosition(position: Position): void {
    if (this.waiting || (this.sentUpTo && comparePositions(position, this.sentUpTo) <= 0)) return;
    this.sentUpTo = position;
    this.socket.emit('position', { position: positionText(position) });
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

  private send({ position, type, data }: Outgoing): void {
    if (!this.socket.connected) return;
    // One event may become several messages of the same position: only what lies truly before was sent already.
    if (position && this.sentUpTo && comparePositions(position, this.sentUpTo) < 0) return;
    if (this.socket.conn.writeBuffer.length > this.maxPending) {
      this.close('too-slow');
      return;
    }
    if (position) this.sentUpTo = position;
    const event = { position: position ? positionText(position) : null, type, data };
    this.socket.emit('event', event as Parameters<ServerToClient['event']>[0]);
  }
}

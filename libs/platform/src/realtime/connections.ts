import { Injectable } from '@nestjs/common';
import type { RealtimeActor } from './actors.js';

/** Is told when users, and programs with their tokens, connect and disconnect: presence is made of it. */
export interface ConnectionWatcher {
  connected(actor: RealtimeActor, connectionId: string): Promise<void>;
  disconnected(actor: RealtimeActor, connectionId: string): void;
}

/** The plug for whoever keeps presence. */
@Injectable()
export class ConnectionWatchers {
  private readonly watchers: ConnectionWatcher[] = [];

  register(watcher: ConnectionWatcher): void {
    this.watchers.push(watcher);
  }

  async connected(actor: RealtimeActor, connectionId: string): Promise<void> {
    for (const watcher of this.watchers) await watcher.connected(actor, connectionId);
  }

  disconnected(actor: RealtimeActor, connectionId: string): void {
    for (const watcher of this.watchers) watcher.disconnected(actor, connectionId);
  }
}

import { Injectable } from '@nestjs/common';

/** Is told when users connect and disconnect: presence is made of it. */
export interface ConnectionWatcher {
  connected(userId: string, connectionId: string): Promise<void>;
  disconnected(userId: string, connectionId: string): void;
}

/** The plug for whoever keeps presence. */
@Injectable()
export class ConnectionWatchers {
  private readonly watchers: ConnectionWatcher[] = [];

  register(watcher: ConnectionWatcher): void {
    this.watchers.push(watcher);
  }

  async connected(userId: string, connectionId: string): Promise<void> {
    for (const watcher of this.watchers) await watcher.connected(userId, connectionId);
  }

  disconnected(userId: string, connectionId: string): void {
    for (const watcher of this.watchers) watcher.disconnected(userId, connectionId);
  }
}

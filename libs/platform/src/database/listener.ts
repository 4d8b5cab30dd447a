import pg from 'pg';

/**
 * Hears PostgreSQL notifications on a connection of its own, and comes back after a lost one. A notification is a hint
 * and never a fact: after every (re)connection each handler is called once with `null`, so that nothing is missed.
 */
export class Listener {
  private client: pg.Client | null = null;
  private closed = false;
  private retry: NodeJS.Timeout | null = null;
  private readonly handlers = new Map<string, ((payload: string | null) => void)[]>();

  constructor(private readonly databaseUrl: string) {}

  /** Must be called before `start`. */
  on(channel: string, handler: (payload: string | null) => void): void {
    this.handlers.set(channel, [...(this.handlers.get(channel) ?? []), handler]);
  }

  async start(): Promise<void> {
    if (this.closed) return;
    const client = new pg.Client({ connectionString: this.databaseUrl, application_name: 'guiche-listener' });
    client.on('notification', ({ channel, payload }) => this.tell(channel, payload ?? ''));
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    this.client = client;
    try {
      await client.connect();
      for (const channel of this.handlers.keys()) await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
    } catch {
      this.lost(client);
      return;
    }
    for (const channel of this.handlers.keys()) this.tell(channel, null);
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.retry) clearTimeout(this.retry);
    const client = this.client;
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  private lost(client: pg.Client): void {
    if (this.closed || this.client !== client) return;
    this.client = null;
    void client.end().catch(() => undefined);
    this.retry = setTimeout(() => void this.start(), 500);
  }

  private tell(channel: string, payload: string | null): void {
    for (const handler of this.handlers.get(channel) ?? []) handler(payload);
  }
}

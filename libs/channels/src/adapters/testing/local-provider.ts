import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What a provider's host was asked. */
export interface ProviderCall {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** How it answers; `'hang-up'` takes the request and breaks the connection without an answer. */
export type ProviderReply =
  | {
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly json?: unknown;
      readonly bytes?: Buffer;
    }
  | 'hang-up';

/** A provider's host on this machine: answers as a test tells it to, and remembers what it was asked. */
export class LocalProvider {
  readonly calls: ProviderCall[] = [];
  /** Decides every answer. */
  reply: (call: ProviderCall) => ProviderReply | Promise<ProviderReply> = () => ({ status: 404, json: {} });
  /** Stays the same after it was stopped. */
  url = '';
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => {
      void (async () => {
        const call = {
          method: request.method ?? '',
          path: request.url ?? '',
          headers: request.headers,
          body: await buffer(request),
        };
        this.calls.push(call);
        const reply = await this.reply(call);
        if (reply === 'hang-up') {
          request.socket.destroy();
          return;
        }
        response.writeHead(reply.status, {
          'content-type': reply.bytes ? 'application/octet-stream' : 'application/json',
          ...reply.headers,
        });
        response.end(reply.bytes ?? JSON.stringify(reply.json ?? {}));
      })();
    });
  }

  static async start(): Promise<LocalProvider> {
    const provider = new LocalProvider();
    await new Promise<void>((resolve) => provider.server.listen(0, '127.0.0.1', resolve));
    provider.url = `http://127.0.0.1:${(provider.server.address() as AddressInfo).port}`;
    return provider;
  }

  /** Calls whose path holds this. */
  callsTo(part: string): ProviderCall[] {
    return this.calls.filter(({ path }) => path.includes(part));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One POST that a business received. */
export interface Received {
  body: { entry: { changes: { value: Record<string, unknown> }[] }[] };
  raw: string;
  signatureIsRight: boolean;
}

/** A small business for specs: answers the handshake, checks signatures, and answers 500 as often as it is told. */
export class Business {
  readonly received: Received[] = [];
  failures = 0;
  attempts = 0;
  private server: Server | null = null;
  private port = 0;

  constructor(
    private readonly secret = 'sec',
    private readonly verifyToken = 'vt',
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}/hook`;
  }

  async open(): Promise<void> {
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://business');
      if (request.method === 'GET') {
        response.statusCode = url.searchParams.get('hub.verify_token') === this.verifyToken ? 200 : 403;
        response.end(url.searchParams.get('hub.challenge'));
        return;
      }
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        this.attempts += 1;
        if (this.failures > 0) {
          this.failures -= 1;
          response.writeHead(500).end();
          return;
        }
        const raw = Buffer.concat(parts).toString('utf8');
        const expected = `sha256=${createHmac('sha256', this.secret).update(raw).digest('hex')}`;
        const signatureIsRight = request.headers['x-hub-signature-256'] === expected;
        this.received.push({ raw, body: JSON.parse(raw) as Received['body'], signatureIsRight });
        response.writeHead(200).end();
      });
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = null;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  /** All `messages` or `statuses` received so far. */
  all(kind: 'messages' | 'statuses'): Record<string, unknown>[] {
    return this.received.flatMap((one) =>
      one.body.entry.flatMap((entry) =>
        entry.changes.flatMap((change) => (change.value[kind] as Record<string, unknown>[] | undefined) ?? []),
      ),
    );
  }
}

/** Waits until something is so, or says what was waited for. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, ms = 5_000): Promise<void> {
  for (let waited = 0; waited < ms; waited += 10) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`It never came true: ${what}`);
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** As much of S3's protocol as a store needs: PUT, GET with Range, HEAD and DELETE of an object, in memory. */
export class ObjectServer {
  readonly objects = new Map<string, { body: Buffer; contentType: string }>();
  private server: Server | null = null;

  /** Starts it; returns its address. */
  async start(): Promise<string> {
    this.server = createServer((request, response) => void this.answer(request, response));
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // `/bucket/key`, as stores other than Amazon's are addressed.
    const key = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname.split('/').slice(2).join('/'));
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256'))
      return end(response, 403, error('AccessDenied'));
    if (request.method === 'PUT') {
      this.objects.set(key, { body: Buffer.concat(chunks), contentType: request.headers['content-type'] ?? '' });
      return end(response.setHeader('etag', '"1"'), 200);
    }
    if (request.method === 'DELETE') {
      this.objects.delete(key);
      return end(response, 204);
    }
    const object = this.objects.get(key);
    if (!object) return end(response, 404, error('NoSuchKey'));
    response.setHeader('content-type', object.contentType);
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    const part = from === undefined ? object.body : object.body.subarray(Number(from), Number(to) + 1);
    response.setHeader('content-length', part.length);
    return end(response, from === undefined ? 200 : 206, request.method === 'HEAD' ? '' : part);
  }
}

const end = (response: ServerResponse, status: number, body: Buffer | string = ''): void => {
  response.statusCode = status;
  response.end(body);
};
const error = (code: string): string =>
  `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;

import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** The api as an external client calls it, without a network: the demo organisation is made through the public contract. */
export class DemoClient {
  private token = '';

  constructor(private readonly app: NestFastifyApplication) {}

  async signIn(login: string, password: string): Promise<void> {
    const answer = await this.call<{ accessToken: string }>('POST', '/auth/sign-in', { login, password });
    this.token = answer.accessToken;
  }

  get<Answer>(path: string): Promise<Answer> {
    return this.call('GET', path);
  }

  put<Answer>(path: string, body: object): Promise<Answer> {
    return this.call('PUT', path, body);
  }

  post<Answer>(path: string, body: object): Promise<Answer> {
    return this.call('POST', path, body);
  }

  /** Creates a thing once: the key makes a second load, after one that was broken off, find what is there. */
  create(path: string, key: string, body: object): Promise<{ id: string }> {
    return this.call('POST', path, body, { 'idempotency-key': `demo:${path}:${key}`.replaceAll(/[^\x21-\x7e]/g, '-') });
  }

  private async call<Answer>(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    payload?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const answer = await this.app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { ...headers, ...(this.token && { authorization: `Bearer ${this.token}` }) },
      ...(payload && { payload }),
    });
    if (answer.statusCode >= 400) throw new Error(`${method} ${path} was refused: ${answer.body}`);
    return (answer.body === '' ? undefined : answer.json()) as Answer;
  }
}

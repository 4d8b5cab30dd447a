/** An answer of the api, read. */
export interface ApiAnswer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** The native API as a client calls it. */
export class ApiClient {
  private constructor(
    readonly url: string,
    readonly token: string,
    readonly me: { readonly id: string; readonly login: string },
  ) {}

  static async signIn(url: string, login: string, password: string): Promise<ApiClient> {
    const anonymous = new ApiClient(url, '', { id: '', login });
    const { status, body } = await anonymous.send<{ accessToken: string; me: { id: string; login: string } }>(
      'POST',
      '/auth/sign-in',
      { login, password },
    );
    if (status !== 200) throw new Error(`${login} could not sign in: ${JSON.stringify(body)}`);
    return new ApiClient(url, body.accessToken, body.me);
  }

  /** The same person at another api process. */
  at(url: string): ApiClient {
    return new ApiClient(url, this.token, this.me);
  }

  async send<Body>(
    method: string,
    path: string,
    payload?: unknown,
    headers: Record<string, string> = {},
  ): Promise<ApiAnswer<Body>> {
    const answer = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...(payload !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(payload !== undefined && { body: typeof payload === 'string' ? payload : JSON.stringify(payload) }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: (text ? JSON.parse(text) : null) as Body };
  }

  /** The body of an answer that must be a success. */
  async get<Body>(path: string): Promise<Body> {
    return this.wanted('GET', path);
  }

  async post<Body>(path: string, payload: unknown): Promise<Body> {
    return this.wanted('POST', path, payload);
  }

  async put<Body>(path: string, payload: unknown): Promise<Body> {
    return this.wanted('PUT', path, payload);
  }

  private async wanted<Body>(method: string, path: string, payload?: unknown): Promise<Body> {
    const { status, body } = await this.send<Body>(method, path, payload);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(body)}`);
    return body;
  }
}

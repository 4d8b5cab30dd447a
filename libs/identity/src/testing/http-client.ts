import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { UnitOfWork } from '@guiche/platform/database';
import { createHttpApp } from '@guiche/platform/http';
import { AccessTokens } from '../sign-in/access-tokens.js';
import { Sessions } from '../sign-in/sessions.js';
import { makeUser, type UserValues } from './make-user.js';

/** What a call may carry. */
export interface Call {
  readonly token?: string;
  readonly body?: unknown;
  readonly cookie?: string;
  readonly headers?: Record<string, string>;
}

/** A JSON answer, loosely typed: specs say what they expect of it. */
export interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: Record<string, unknown> & { readonly errors?: { readonly field: string; readonly code: string }[] };
  readonly cookies: readonly { readonly name: string; readonly value: string }[];
}

/** An application under test, called without a network. */
export interface HttpClient {
  readonly app: NestFastifyApplication;
  call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, call?: Call): Promise<Answer>;
  /** Makes a user, by default a root, and an access token of his. */
  signedIn(values?: UserValues): Promise<string>;
  close(): Promise<void>;
}

/** Boots a module as the api does and gives a client for it; paths are below /api/v1. */
export async function startHttp(module: Type): Promise<HttpClient> {
  const app = await createHttpApp(module, { logger: false });
  await app.init();
  return {
    app,
    async call(method, path, { token, body, cookie, headers } = {}) {
      const answer = await app.inject({
        method,
        url: `/api/v1${path}`,
        headers: { ...(token && { authorization: `Bearer ${token}` }), ...(cookie && { cookie }), ...headers },
        ...(body !== undefined && { payload: body as object }),
      });
      return {
        status: answer.statusCode,
        headers: answer.headers,
        body: (answer.body === '' ? null : JSON.parse(answer.body)) as Answer['body'],
        cookies: answer.cookies,
      };
    },
    async signedIn(values = {}) {
      const device = { ip: null, userAgent: 'spec' };
      const { userId, sessionId } = await app.get(UnitOfWork).run(async (tx) => {
        const { id } = await makeUser(tx, { isRoot: true, ...values });
        return { userId: id, sessionId: (await app.get(Sessions).begin(tx, id, device)).sessionId };
      });
      return app.get(AccessTokens).issue(userId, sessionId);
    },
    close: () => app.close(),
  };
}

import { accessToken, renewAccess } from '../session/access-token.js';
import { currentLanguage } from '../i18n/language.js';
import { problemOf, Unreachable } from './problem.js';

const duties = new Set(['identity.password-change-due', 'identity.second-factor-due']);

export const apiRoot = '/api/v1';

export interface RequestOptions {
  query?: Record<string, string | number | boolean | null | undefined>;
  body?: unknown;
  version?: number;
  signal?: AbortSignal;
  /** Sign-in and refresh themselves: no token, and a 401 is the answer rather than a reason to refresh. */
  anonymous?: boolean;
}

export interface Answer<T> {
  data: T;
  headers: Headers;
}

function addressOf(path: string, query: RequestOptions['query']): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value));
  }
  const text = search.toString();
  return `${apiRoot}${path}${text ? `?${text}` : ''}`;
}

async function sendOnce(
  method: string,
  path: string,
  options: RequestOptions,
  token: string | null,
): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': currentLanguage() };
  if (token !== null) headers.Authorization = `Bearer ${token}`;
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  if (options.version !== undefined) headers['If-Match'] = `"${options.version}"`;
  try {
    return await fetch(addressOf(path, options.query), {
      method,
      headers,
      credentials: 'same-origin',
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: options.signal,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Unreachable();
  }
}

/** One request to the api: signed, in the user's language, and once more after a silent refresh when it was a 401. */
export async function send<T>(method: string, path: string, options: RequestOptions = {}): Promise<Answer<T>> {
  let response = await sendOnce(method, path, options, options.anonymous ? null : await accessToken());
  if (response.status === 401 && !options.anonymous) {
    response = await sendOnce(method, path, options, await renewAccess());
  }
  const text = await response.text();
  let body: unknown;
  try {
    body = text === '' ? undefined : JSON.parse(text);
  } catch {
    body = undefined;
  }
  if (!response.ok) {
    const problem = problemOf(response.status, body, response.headers.get('retry-after'));
    // Something is due before anything else: a fresh look at the session opens its form.
    if (duties.has(problem.code)) void renewAccess().catch(() => undefined);
    throw problem;
  }
  return { data: body as T, headers: response.headers };
}

export const get = async <T>(path: string, query?: RequestOptions['query'], signal?: AbortSignal): Promise<T> =>
  (await send<T>('GET', path, { query, signal })).data;

export const post = async <T>(path: string, body: unknown = {}): Promise<T> =>
  (await send<T>('POST', path, { body })).data;

export const put = async <T>(path: string, body: unknown, version?: number): Promise<T> =>
  (await send<T>('PUT', path, { body, version })).data;

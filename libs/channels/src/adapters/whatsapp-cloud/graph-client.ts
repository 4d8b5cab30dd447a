import { Readable } from 'node:stream';
import type { AdapterContext, ProviderAnswer } from '../channel-adapter.js';
import { readJson, type Json } from '../json-readers.js';
import { ownFailure } from '../../messages/own-failure.js';
import { refusalOf, refusalOfBrokenCall } from './graph-errors.js';
import type { WhatsAppCloudSettings } from './settings.js';

type Context = AdapterContext<WhatsAppCloudSettings>;

const answerWithinMs = 20_000;
const transferWithinMs = 180_000;
// Meta's media host refuses calls without an ordinary one.
const userAgent = 'Mozilla/5.0 (compatible; Guiche)';

const headersFor = (context: Context): Record<string, string> => ({
  authorization: `Bearer ${context.secrets.accessToken ?? ''}`,
  'user-agent': userAgent,
});

const deadline = (context: Context, ms: number): AbortSignal =>
  context.signal === undefined ? AbortSignal.timeout(ms) : AbortSignal.any([context.signal, AbortSignal.timeout(ms)]);

/** Calls the Graph API of the inbox and reads its JSON answer. Never throws. */
export async function callGraph(
  context: Context,
  path: string,
  request: { method?: 'GET' | 'POST' | 'DELETE'; json?: Json; form?: FormData } = {},
): Promise<ProviderAnswer<Json>> {
  const { graphBaseUrl, apiVersion } = context.settings;
  try {
    const response = await fetch(`${graphBaseUrl.replace(/\/+$/, '')}/${apiVersion}/${path}`, {
      method: request.method ?? 'GET',
      headers: {
        ...headersFor(context),
        ...(request.json === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: request.json === undefined ? request.form : JSON.stringify(request.json),
      signal: deadline(context, request.form === undefined ? answerWithinMs : transferWithinMs),
    });
    const body = readJson(Buffer.from(await response.arrayBuffer()));
    if (response.ok && body !== null) return { ok: true, value: body };
    if (response.ok) return uncertainAnswer('the answer is not JSON');
    return { ok: false, refusal: refusalOf(response.status, body, response.headers.get('retry-after')) };
  } catch (error) {
    return { ok: false, refusal: refusalOfBrokenCall(error) };
  }
}

/** Accepted, it seems, but not in a form that says as what. */
export const uncertainAnswer = (detail: string): ProviderAnswer<never> => ({
  ok: false,
  refusal: { kind: 'uncertain', failure: ownFailure('channels.no-answer', detail) },
});

/** Opens a file at the address that the provider named for it; the address needs the token too. */
export async function downloadFrom(url: string, context: Context): Promise<ProviderAnswer<Readable>> {
  try {
    const response = await fetch(url, { headers: headersFor(context), signal: deadline(context, transferWithinMs) });
    if (!response.ok || response.body === null) {
      const body = readJson(Buffer.from(await response.arrayBuffer()));
      return { ok: false, refusal: refusalOf(response.status, body, response.headers.get('retry-after')) };
    }
    return { ok: true, value: Readable.fromWeb(response.body) };
  } catch (error) {
    return { ok: false, refusal: refusalOfBrokenCall(error) };
  }
}

import { readFileSync } from 'node:fs';
import type { RawAnswer } from './raw-request.js';

type Language = 'pt-BR' | 'en';

const wordsOf = (language: Language): Record<string, string> =>
  JSON.parse(readFileSync(`libs/platform/messages/${language}.json`, 'utf8')) as Record<string, string>;
const words = { 'pt-BR': wordsOf('pt-BR'), en: wordsOf('en') };

const secretive = /node_modules|\.(ts|js):\d+|\bat \w+ \(|SELECT |INSERT |driverError|QueryFailed/;

/**
 * What is wrong with an answer to bad input; null when it is a success, or a refusal as the contract says: a problem
 * document with code and request id in the language asked for, the façade's own `{message}`, or, where browsers walk
 * through, a page of ours.
 */
export function faultOf(
  answer: RawAnswer,
  expected: { citrus: boolean; redirects?: boolean; language: Language },
): string | null {
  const { status, headers, text } = answer;
  const shown = `${status} ${text.slice(0, 300)}`;
  if (status >= 200 && status < 300) return null;
  // The reason is said on a page of ours, and nowhere else.
  if (status === 302 && expected.redirects) {
    return /^\/(desk|admin)\//.test(String(headers.location)) ? null : `leads away: ${String(headers.location)}`;
  }
  if (status < 400 || status >= 500) return `neither success nor refusal: ${shown}`;
  if (secretive.test(text)) return `tells of its inside: ${shown}`;
  let body: Record<string, unknown>;
  try {
    body = JSON.parse(text) as Record<string, unknown>;
  } catch {
    return `not JSON: ${shown}`;
  }
  if (expected.citrus) {
    const own = Object.keys(body).join() === 'message' && typeof body.message === 'string' && body.message !== '';
    return own ? null : `not in the words of Citrus: ${shown}`;
  }
  if (!String(headers['content-type']).startsWith('application/problem+json')) return `no problem document: ${shown}`;
  if (body.status !== status) return `says another status: ${shown}`;
  if (typeof body.code !== 'string' || !/^[a-z-]+\.[a-z0-9.-]+$/.test(body.code)) return `no code: ${shown}`;
  if (typeof body.requestId !== 'string' || body.requestId !== headers['x-request-id'])
    return `no request id: ${shown}`;
  if (body.detail === body.code || typeof body.detail !== 'string') return `no words for its code: ${shown}`;
  const title = words[expected.language][`platform.title.${status}`];
  if (body.title !== title) return `title is not "${title}" (${expected.language}): ${shown}`;
  for (const { code, message } of (body.errors ?? []) as { code: string; message: string }[]) {
    if (code === message) return `no words for the field error: ${shown}`;
  }
  return null;
}

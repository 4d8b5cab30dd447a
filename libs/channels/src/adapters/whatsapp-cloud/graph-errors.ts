import type { FailureKind, Refusal } from '../channel-adapter.js';
import { asObject, asScalarText, type Json } from '../json-readers.js';
import { ownFailure } from '../../messages/own-failure.js';
import { failureOf } from './payloads.js';

// What Meta's codes mean for us. Everything that is not named here is final: the same request would fail the same way.
const reconnect = new Set([0, 3, 10, 190, 368, 131005, 131031, 131045, 133010]);
const rateLimited = new Set([4, 80007, 130429, 131048, 131056]);
const temporary = new Set([1, 2, 131000, 131016, 131053, 131057]);

function kindOf(code: number | null, status: number): FailureKind {
  if (code !== null) {
    if (reconnect.has(code) || (code >= 200 && code <= 299)) return 'reconnect';
    if (rateLimited.has(code)) return 'rate-limited';
    if (temporary.has(code)) return 'temporary';
  }
  if (status === 429) return 'rate-limited';
  // The gateway gave up waiting; whoever is behind it may still have accepted.
  if (status === 504) return 'uncertain';
  if (status >= 500) return 'temporary';
  if (code === null && (status === 401 || status === 403)) return 'reconnect';
  return 'final';
}

/** What a refusing answer of the Graph API means (reference: section 9). */
export function refusalOf(status: number, body: Json | null, retryAfter: string | null): Refusal {
  const error = asObject(asObject(body ?? undefined)?.error) ?? {};
  const code = Number(asScalarText(error.code) ?? Number.NaN);
  const kind = kindOf(Number.isNaN(code) ? null : code, status);
  const failure = failureOf(error);
  const seconds = Number(retryAfter ?? Number.NaN);
  return {
    kind,
    failure: failure.code === 'unknown' ? { code: `http-${status}`, title: `HTTP ${status}`, detail: null } : failure,
    ...(Number.isFinite(seconds) && seconds > 0 ? { retryAfterMs: Math.min(seconds, 3600) * 1000 } : {}),
    ...(code === 131053 ? { mediaIsStale: true } : {}),
  };
}

// With these nothing left our machine, so nothing can have been accepted.
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** What a call without an answer means: a connection that never stood is an outage; a broken one may have been accepted. */
export function refusalOfBrokenCall(error: unknown): Refusal {
  const cause = (error as { cause?: { code?: string; message?: string } } | null)?.cause;
  const code = cause?.code ?? (error instanceof Error ? error.name : 'unknown');
  return {
    kind: neverSent.has(code) ? 'temporary' : 'uncertain',
    failure: ownFailure('channels.no-answer', cause?.message ?? code),
  };
}

import { HttpException } from '@nestjs/common';
import { DomainError, type ErrorKind, type ErrorParams, type FieldError } from '@guiche/kernel';
import type { Language } from '../context/index.js';
import { wordsFor } from './messages.js';

/** A problem document (RFC 9457) as the API answers it (API-3). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly requestId: string | null;
  readonly errors?: readonly { readonly field: string; readonly code: string; readonly message: string }[];
  readonly [extension: string]: unknown;
}

/** The HTTP status of each kind of refusal. */
export const statusOf: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  staleVersion: 412,
  tooLarge: 413,
  unsupportedType: 415,
  unprocessable: 422,
  versionRequired: 428,
  tooMany: 429,
  unavailable: 503,
};

// What the framework refuses before our code sees it, by status.
const frameworkCodes: Readonly<Record<number, string>> = {
  400: 'platform.malformed-request',
  404: 'platform.no-such-route',
  405: 'platform.no-such-route',
  406: 'platform.malformed-request',
  413: 'platform.body-too-large',
  414: 'platform.malformed-request',
  415: 'platform.unsupported-content-type',
  431: 'platform.malformed-request',
};

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly params: ErrorParams;
  readonly fields: readonly FieldError[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

// Input that only PostgreSQL recognises as bad: text with a zero byte, a number or date out of range, malformed JSON or uuid.
const badInputByDatabase = new Set(['22021', '22P05', '22P02', '22003', '22007', '22008', '22001', '22023']);

function refusalOf(error: unknown): Refusal | null {
  const plain = { params: {}, fields: [], extensions: {} };
  if (error instanceof DomainError) return { ...error, status: statusOf[error.kind] };
  const status =
    error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown } | null)?.statusCode;
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return { ...plain, status, code: frameworkCodes[status] ?? 'platform.malformed-request' };
  }
  const outer = error as { driverError?: { code?: string }; code?: string } | null;
  const sqlState = outer?.driverError?.code ?? outer?.code;
  if (sqlState && badInputByDatabase.has(sqlState)) return { ...plain, status: 400, code: 'platform.invalid-input' };
  return null;
}

/** Whether an error is a refusal that the caller can understand, and not a fault of ours. */
export const isRefusal = (error: unknown): boolean => refusalOf(error) !== null;

/** The problem document of any error; a fault of ours says nothing about itself but the request id. */
export function problemOf(error: unknown, language: Language, requestId: string | null): Problem {
  const refusal = refusalOf(error) ?? {
    status: 500,
    code: 'platform.internal',
    params: {},
    fields: [],
    extensions: {},
  };
  const { status, code, params, fields, extensions } = refusal;
  const detail = wordsFor(code, language, params) ?? code;
  return {
    ...extensions,
    type: `urn:guiche:problem:${code}`,
    title: wordsFor(`platform.title.${status}`, language) ?? detail,
    status,
    detail,
    code,
    requestId,
    ...(fields.length > 0 && {
      errors: fields.map((field) => ({
        field: field.field,
        code: field.code,
        message: wordsFor(field.code, language, field.params) ?? field.code,
      })),
    }),
  };
}

export interface FieldError {
  field: string;
  code: string;
  message: string;
}

/** A refusal of the api (RFC 9457). `detail` is already in the user's language, so screens show it as it is. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly fields: readonly FieldError[],
    readonly body: Record<string, unknown>,
    readonly retryAfterSeconds: number | null,
  ) {
    super(detail);
    this.name = 'ApiProblem';
  }
}

/** The api could not be reached at all: the request may be repeated later, unlike one that was refused. */
export class Unreachable extends Error {
  constructor() {
    super('unreachable');
    this.name = 'Unreachable';
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Reads whatever an answer of 4xx or 5xx carries; a proxy's HTML page becomes a problem with an empty detail. */
export function problemOf(status: number, body: unknown, retryAfter: string | null): ApiProblem {
  const record = isRecord(body) ? body : {};
  const text = (key: string): string => (typeof record[key] === 'string' ? record[key] : '');
  const fields = Array.isArray(record.errors)
    ? record.errors.filter(isRecord).map((one) => ({
        field: String(one.field ?? ''),
        code: String(one.code ?? ''),
        message: String(one.message ?? ''),
      }))
    : [];
  const seconds = Number(retryAfter ?? record.retryAfterSeconds);
  return new ApiProblem(
    status,
    text('code'),
    text('detail') || text('title'),
    fields,
    record,
    Number.isFinite(seconds) && seconds > 0 ? seconds : null,
  );
}

/** True where repeating the same request later may succeed: no connection, or a server that is restarting. */
export const mayPass = (error: unknown): boolean =>
  error instanceof Unreachable || (error instanceof ApiProblem && (error.status >= 502 || error.status === 429));

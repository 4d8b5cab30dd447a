/** What kind of refusal an error is; the HTTP layer turns it into a status. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'notFound'
  | 'conflict'
  | 'staleVersion'
  | 'tooLarge'
  | 'unsupportedType'
  | 'unprocessable'
  | 'versionRequired'
  | 'tooMany'
  | 'unavailable';

/** Values that the words of an error may mention. */
export type ErrorParams = Readonly<Record<string, string | number | boolean | null>>;

/** What is wrong with one field of the input: `code` names the words, as for the whole error. */
export interface FieldError {
  readonly field: string;
  readonly code: string;
  readonly params?: ErrorParams;
}

/**
 * A refusal that the caller can understand: a kind, a stable code such as `ticket.step-still-open`, and parameters.
 * The words live in `messages/{pt-BR,en}.json` of the lib that throws it.
 */
export class DomainError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    readonly params: ErrorParams = {},
    readonly fields: readonly FieldError[] = [],
    /** Further members of the problem document (RFC 9457 extension members). */
    readonly extensions: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
    this.name = new.target.name;
  }
}

/** The input is malformed or breaks a rule of its fields (400). */
export class Invalid extends DomainError {
  constructor(code: string, params?: ErrorParams, fields?: readonly FieldError[]) {
    super('invalid', code, params, fields);
  }
}
/** Nobody is signed in, or the token is no longer good (401). */
export class Unauthenticated extends DomainError {
  constructor(code: string, params?: ErrorParams) {
    super('unauthenticated', code, params);
  }
}
/** Signed in, but without the permission (403). A record outside the scope is NotFound instead. */
export class Forbidden extends DomainError {
  constructor(code: string, params?: ErrorParams) {
    super('forbidden', code, params);
  }
}
/** It does not exist, or the caller may not know that it does (404). */
export class NotFound extends DomainError {
  constructor(code: string, params?: ErrorParams) {
    super('notFound', code, params);
  }
}
/** The state of things does not allow it now (409). */
export class Conflict extends DomainError {
  constructor(code: string, params?: ErrorParams, extensions?: Readonly<Record<string, unknown>>) {
    super('conflict', code, params, [], extensions);
  }
}
/** Somebody changed the record since the caller read it (412). */
export class StaleVersion extends DomainError {
  constructor(code = 'platform.stale-version', params?: ErrorParams) {
    super('staleVersion', code, params);
  }
}
/** More than is accepted in one piece (413). */
export class TooLarge extends DomainError {
  constructor(code: string, params?: ErrorParams) {
    super('tooLarge', code, params);
  }
}
/** Well-formed, but it cannot be done with these values (422). */
export class Unprocessable extends DomainError {
  constructor(code: string, params?: ErrorParams, fields?: readonly FieldError[]) {
    super('unprocessable', code, params, fields);
  }
}
/** A change must say which version it was made from (428). */
export class VersionRequired extends DomainError {
  constructor(code = 'platform.version-required') {
    super('versionRequired', code);
  }
}
/** Too often (429); `retryAfterSeconds` says when to come back. */
export class TooMany extends DomainError {
  constructor(
    code: string,
    readonly retryAfterSeconds: number,
    params?: ErrorParams,
  ) {
    super('tooMany', code, { ...params, retryAfterSeconds });
  }
}
/** Something behind us is down; trying again later helps (503). */
export class Unavailable extends DomainError {
  constructor(code: string, params?: ErrorParams) {
    super('unavailable', code, params);
  }
}

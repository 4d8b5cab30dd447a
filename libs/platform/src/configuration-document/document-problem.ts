import type { ErrorParams } from '@guiche/kernel';

/** A place in the text of a document, counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Something that keeps a document from being applied, with where it stands. */
export interface DocumentProblem extends Place {
  readonly kind: string | null;
  readonly key: string | null;
  readonly field: string | null;
  readonly code: string;
  readonly params: ErrorParams;
}

/** Whoever finds a problem makes it by this. */
export function problemAt(
  place: Place,
  code: string,
  about: { kind?: string; key?: string; field?: string; params?: ErrorParams } = {},
): DocumentProblem {
  const { kind = null, key = null, field = null, params = {} } = about;
  return { line: place.line, column: place.column, kind, key, field, code, params };
}

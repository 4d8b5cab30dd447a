import { createHash } from 'node:crypto';
import type { DomainError } from '@guiche/kernel';
import type { Language } from '../context/index.js';
import { wordsFor } from '../http/index.js';
import type { Comparison, Operation } from './comparison.js';
import type { ConfigurationWarning } from './configuration-kind.js';
import { problemAt, type DocumentProblem } from './document-problem.js';
import type { Refused } from './execution.js';
import type { Present, RecordsOfKind } from './present.js';
import { keyOf } from './record-key.js';

/** A problem in words. */
export interface PlanProblem {
  readonly line: number;
  readonly column: number;
  readonly kind: string | null;
  readonly key: string | null;
  readonly field: string | null;
  readonly code: string;
  readonly message: string;
}

/** What would become of one record. */
export interface PlannedChange {
  readonly change: 'add' | 'change' | 'remove' | 'none';
  readonly kind: string;
  readonly kindLabel: string;
  readonly key: string;
  readonly line: number | null;
  readonly fields: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
  readonly warnings: readonly string[];
}

/** What applying a document would do; also the report of what differs from it. */
export interface ConfigurationPlan {
  /** What the plan saw of the installation and the document: applying asks for it. */
  readonly fingerprint: string;
  /** Whether it can be applied: there is no problem. */
  readonly applicable: boolean;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly changes: readonly PlannedChange[];
  readonly problems: readonly PlanProblem[];
  /** Records of the document's kinds that it does not have and that stay. */
  readonly onlyHere: readonly { readonly kind: string; readonly kindLabel: string; readonly key: string }[];
}

/** More would help nobody. */
const maxProblems = 500;

/** The plan in the words of a language. */
export function planOf(
  comparison: Comparison,
  problems: readonly DocumentProblem[],
  fingerprint: string,
  language: Language,
): ConfigurationPlan {
  const { operations, unchanged, onlyHere } = comparison;
  const isNothing = ({ change, differences }: Operation): boolean => change === 'change' && differences.length === 0;
  const count = (change: Operation['change']): number =>
    operations.filter((operation) => operation.change === change && !isNothing(operation)).length;
  return {
    fingerprint,
    applicable: problems.length === 0,
    added: count('add'),
    changed: count('change'),
    removed: count('remove'),
    unchanged,
    changes: operations
      .filter((operation) => !isNothing(operation) || operation.warnings.length > 0)
      .map(({ kind, change, path, place, differences, warnings }) => ({
        change: change === 'change' && differences.length === 0 ? 'none' : change,
        kind: kind.name,
        kindLabel: kind.label[language],
        key: keyOf(path),
        line: place?.line ?? null,
        fields: differences,
        warnings: warnings.map((warning) => inWords(warning, language)),
      })),
    problems: problems
      .slice(0, maxProblems)
      .map(({ params, ...problem }) => ({ ...problem, message: inWords({ code: problem.code, params }, language) })),
    onlyHere: onlyHere.map(({ kind, path }) => ({
      kind: kind.name,
      kindLabel: kind.label[language],
      key: keyOf(path),
    })),
  };
}

function inWords(
  { code, params = {} }: Pick<ConfigurationWarning, 'code'> & { params?: object },
  language: Language,
): string {
  return wordsFor(code, language, params as Readonly<Record<string, string | number>>) ?? code;
}

/** What a service refused, at the place in the document that wanted it. */
export function problemsOf(refused: readonly Refused[]): DocumentProblem[] {
  return refused.flatMap(({ operation, error }) => {
    const { kind, path, place, placeOf } = operation;
    const about = { kind: kind.name, key: keyOf(path) };
    const at = place ?? { line: 1, column: 1 };
    const told = (code: string, params: DomainError['params'], field?: string): DocumentProblem =>
      problemAt((field !== undefined && placeOf(field.split('.')[0] ?? field)) || at, code, {
        ...about,
        params,
        ...(field !== undefined && { field }),
      });
    return error.fields.length > 0
      ? error.fields.map(({ code, params = {}, field }) => told(code, params, field))
      : [told(error.code, error.params)];
  });
}

/** A short name for everything a plan rests on: the document, and all of the installation that documents can name. */
export function fingerprintOf(text: string, installation: readonly RecordsOfKind[], present: Present): string {
  const hash = createHash('sha256').update(text);
  for (const { kind } of installation) {
    for (const { stored, path, fields } of present.of(kind.name)) {
      hash.update(JSON.stringify([kind.name, stored.id, stored.version, path, [...fields]]));
    }
  }
  return hash.digest('hex').slice(0, 32);
}

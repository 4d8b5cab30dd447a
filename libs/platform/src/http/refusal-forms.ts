import type { Problem } from './problem.js';

/** Makes the body of a refusal for clients of a foreign contract. */
export type RefusalForm = (problem: Problem) => object;

const forms = new Map<string, RefusalForm>();

/**
 * Refusals of these paths have a form of their own instead of the problem document's: also what is refused before a
 * handler is reached, such as broken JSON, when no filter of the handler can help.
 */
export function refuseInOwnForm(paths: readonly string[], form: RefusalForm): void {
  for (const path of paths) forms.set(path, form);
}

/** The form for a request's address; null where the problem document is the form. */
export const ownFormOf = (url: string): RefusalForm | null => forms.get(url.split('?', 1)[0] ?? '') ?? null;

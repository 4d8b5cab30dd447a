import { currentCause } from '@guiche/platform/context';
import { wordsFor } from '@guiche/platform/http';
import type { Failure } from './message.types.js';

/** A failure that no provider put into words: ours, in the language of whoever caused it. */
export const ownFailure = (code: string, detail: string | null = null): Failure => ({
  code,
  title: wordsFor(code, currentCause().language) ?? code,
  detail,
});

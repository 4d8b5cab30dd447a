import { ApiProblem } from '../api/problem.js';

/** What the server says about one field, in the user's language, or null. */
export function fieldError(error: unknown, field: string): string | null {
  if (!(error instanceof ApiProblem)) return null;
  return error.fields.find((one) => one.field === field)?.message ?? null;
}

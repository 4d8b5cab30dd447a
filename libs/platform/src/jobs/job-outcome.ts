import { GiveUp, RetryLater } from './job-run.js';

/** What becomes of a row after an attempt. */
export type JobOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly error: string }
  | { readonly kind: 'again'; readonly inMs: number; readonly error: string; readonly counted: boolean };

/** How often a job may take its process down before it is given up. */
export const maxInterruptions = 5;

/** How far an attempt has come when it starts. */
export interface AttemptCount {
  readonly attempts: number;
  readonly maxAttempts: number;
  readonly interruptions: number;
}

/** Whether a row fails for good if this attempt does. */
export const isLastAttempt = ({ attempts, maxAttempts, interruptions }: AttemptCount): boolean =>
  attempts >= maxAttempts || interruptions >= maxInterruptions;

/** Decides after an error; `random` (0 ≤ r < 1) spreads what failed together by a quarter to both sides. */
export function outcomeOf(
  error: unknown,
  count: AttemptCount,
  backoffMs: (attempt: number) => number,
  random: () => number,
): JobOutcome {
  if (error instanceof RetryLater) return { kind: 'again', inMs: error.ms, error: brief(error), counted: false };
  if (error instanceof GiveUp || isLastAttempt(count)) return { kind: 'failed', error: brief(error) };
  const inMs = Math.round(backoffMs(count.attempts) * (0.75 + random() / 2));
  return { kind: 'again', inMs, error: brief(error), counted: true };
}

/** Errors are shown to administrators: the message without a stack, cut to a readable length. */
function brief(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.length > 500 ? `${text.slice(0, 499)}…` : text;
}

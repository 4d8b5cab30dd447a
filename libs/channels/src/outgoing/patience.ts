/** How long to wait before the next attempt, in milliseconds; `failures` counts the ones so far, this one included. */
export const backOffMs = (failures: number): number => Math.min(300_000, 1_000 * 2 ** Math.min(failures, 20));

/** Meta's rule for one person written to too fast (131056), good for the other limits as well: 4ⁿ seconds. */
export const rateLimitMs = (failures: number): number => Math.min(600_000, 1_000 * 4 ** Math.min(failures, 10));

const toleratedFailures = 5;

/**
 * The circuit breaker: after five failures in a row the inbox pauses, longer each time, so that an outage is not answered
 * with all the messages that wait. Null while it stays closed.
 */
export function pauseMs(consecutiveFailures: number): number | null {
  if (consecutiveFailures < toleratedFailures) return null;
  return Math.min(300_000, 10_000 * 2 ** Math.min(consecutiveFailures - toleratedFailures, 10));
}

/** While an inbox waits for somebody to repair it, its messages look again this often. */
export const reconnectCheckMs = 30_000;

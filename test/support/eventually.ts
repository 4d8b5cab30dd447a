/**
 * Waits until the check no longer throws (and does not answer false), and answers what it answered; fails with its last
 * complaint when the time is over. Tests wait for conditions with it and never sleep.
 *
 *     await eventually(async () => expect(await count()).toBe(1), { within: 5_000 });
 */
export async function eventually<T>(
  check: () => T | Promise<T>,
  { within = 10_000, every = 25 }: { within?: number; every?: number } = {},
): Promise<T> {
  const end = performance.now() + within;
  for (;;) {
    let complaint: unknown;
    try {
      const answer = await check();
      if (answer !== false) return answer;
      complaint = new Error(`still not so after ${within} ms: ${check.toString()}`);
    } catch (error) {
      complaint = error;
    }
    if (performance.now() >= end) throw complaint;
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}

/** So many a second and so many at once, per key. Forgetting it on a restart does no harm: the provider has the last word. */
export class TokenBuckets {
  private readonly buckets = new Map<string, { tokens: number; at: number }>();

  /** Takes one token and answers 0; or takes none and answers how many milliseconds to wait. */
  take(key: string, perSecond: number, now: Date): number {
    const at = now.getTime();
    const known = this.buckets.get(key) ?? { tokens: perSecond, at };
    const tokens = Math.min(perSecond, known.tokens + (Math.max(0, at - known.at) * perSecond) / 1000);
    if (tokens < 1) {
      this.buckets.set(key, { tokens, at });
      return Math.ceil(((1 - tokens) * 1000) / perSecond);
    }
    this.buckets.set(key, { tokens: tokens - 1, at });
    return 0;
  }
}

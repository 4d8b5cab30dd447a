/**
 * An event is readable once the oldest transaction that ran beside it has ended, and nobody announces that end. So after
 * an announcement we look again, soon and then less soon, until the slow poll takes over. Announcements that follow each
 * other quickly share their looks.
 */
const looksMs = [10, 30, 80, 200, 450];

/** Looks again after an announcement. */
export class SecondLooks {
  private timer: NodeJS.Timeout | null = null;
  private next = 0;

  constructor(private readonly look: () => void) {}

  /** An announcement was heard (and already looked at). */
  heard(): void {
    this.next = 0;
    // A timer that is already set is the earlier one.
    this.timer ??= this.set();
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.next = looksMs.length;
  }

  private set(): NodeJS.Timeout | null {
    const inMs = looksMs[this.next++];
    if (inMs === undefined) return null;
    return setTimeout(() => {
      this.look();
      this.timer = this.set();
    }, inMs);
  }
}

/**
 * A queue with lanes: items of one lane leave one after the other, lanes beside each other, the longest waiting
 * first. Takes and puts cost the same however much is waiting.
 */
export class Lanes<T> {
  private readonly waiting = new Map<string, T[]>();
  private readonly busy = new Set<string>();
  private readonly ready = new Set<string>();

  push(lane: string, item: T): void {
    const list = this.waiting.get(lane);
    if (list) list.push(item);
    else this.waiting.set(lane, [item]);
    if (!this.busy.has(lane)) this.ready.add(lane);
  }

  /** Back to the head of its lane: it failed for a reason that is not its own. */
  putBack(lane: string, item: T): void {
    const list = this.waiting.get(lane);
    if (list) list.unshift(item);
    else this.waiting.set(lane, [item]);
    if (!this.busy.has(lane)) this.ready.add(lane);
  }

  /** The next item of the next free lane; the lane is taken until `release`. */
  take(): { lane: string; item: T } | null {
    for (const lane of this.ready) {
      this.ready.delete(lane);
      const item = this.waiting.get(lane)?.shift();
      if (item === undefined) {
        this.waiting.delete(lane);
        continue;
      }
      this.busy.add(lane);
      return { lane, item };
    }
    return null;
  }

  release(lane: string): void {
    this.busy.delete(lane);
    const left = this.waiting.get(lane)?.length ?? 0;
    if (left > 0) this.ready.add(lane);
    else this.waiting.delete(lane);
  }
}

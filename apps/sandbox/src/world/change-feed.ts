/** One thing that happened, for the pages that watch. */
export interface Change {
  type: 'account' | 'account-removed' | 'customer' | 'customer-removed' | 'message' | 'typing' | 'reset';
  data: unknown;
}

/** Tells whoever watches (the phone page) what changed. Holds nothing back and keeps nothing. */
export class ChangeFeed {
  private readonly watchers = new Set<(change: Change) => void>();

  watch(watcher: (change: Change) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  tell(change: Change): void {
    for (const watcher of this.watchers) watcher(change);
  }
}

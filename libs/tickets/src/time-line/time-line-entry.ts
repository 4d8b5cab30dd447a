/** One entry that a change adds to a ticket's time line; who and when come from the change. */
export interface TimeLineEntry {
  readonly seq: number;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Who did something to a ticket. */
export interface TimeLineActor {
  readonly kind: 'user' | 'api-token' | 'customer' | 'system';
  readonly id: string | null;
}

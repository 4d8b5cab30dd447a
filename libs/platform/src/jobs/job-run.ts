/** What a handler is told about the attempt it makes. */
export interface JobRun<P> {
  readonly id: string;
  readonly payload: P;
  /** 1 for the first. Attempts that ended in `RetryLater` or in the death of their process are not counted. */
  readonly attempt: number;
  /** Nothing follows if this one fails: the moment to mark the record that waits for it. */
  readonly lastAttempt: boolean;
  readonly firstStartedAt: Date;
  /** An earlier attempt never reported back, so its effect may have happened. */
  readonly interrupted: boolean;
  /** Aborted when the lease was lost to another process or the shutdown no longer waits. */
  readonly signal: AbortSignal;
}

/** Thrown by a handler that wants to be called again after a pause; does not use up an attempt. */
export class RetryLater extends Error {
  constructor(
    readonly ms: number,
    readonly reason: string,
  ) {
    super(reason);
    this.name = 'RetryLater';
  }
}

/** Thrown by a handler that knows that no further attempt can succeed: the row fails at once. */
export class GiveUp extends Error {
  constructor(readonly reason: string) {
    super(reason);
    this.name = 'GiveUp';
  }
}

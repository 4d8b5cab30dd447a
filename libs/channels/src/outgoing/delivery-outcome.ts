import type { Refusal } from '../adapters/channel-adapter.js';
import type { Failure } from '../messages/message.types.js';
import { ownFailure } from '../messages/own-failure.js';
import { backOffMs, rateLimitMs, reconnectCheckMs } from './patience.js';

/** What follows from a refusal: the message fails for good, or it waits so long. */
export type Consequence =
  | { readonly kind: 'fail'; readonly failure: Failure }
  | { readonly kind: 'wait'; readonly ms: number; readonly failure: Failure; readonly outcomeUnknown: boolean };

export interface RefusalContext {
  /** How often this message was refused before. */
  readonly sendFailures: number;
  readonly echoesSends: boolean;
  readonly echoGraceMs: number;
}

/** A send whose outcome nobody can clear up is said to be so, rather than perhaps made twice. */
export const uncertain = (why: string): Failure => ownFailure('channels.uncertain', why);

/** Decides what becomes of a message that a provider did not take; pure but for the words. */
export function consequenceOf({ kind, failure, retryAfterMs }: Refusal, context: RefusalContext): Consequence {
  const failures = context.sendFailures + 1;
  const wait = (ms: number, outcomeUnknown = false): Consequence => ({ kind: 'wait', ms, failure, outcomeUnknown });
  switch (kind) {
    case 'final':
      return { kind: 'fail', failure };
    case 'temporary':
      return wait(retryAfterMs ?? backOffMs(failures));
    case 'rate-limited':
      return wait(retryAfterMs ?? rateLimitMs(failures));
    case 'reconnect':
      return wait(reconnectCheckMs);
    case 'uncertain':
      return context.echoesSends
        ? wait(context.echoGraceMs, true)
        : { kind: 'fail', failure: uncertain(failure.detail ?? failure.title) };
  }
}

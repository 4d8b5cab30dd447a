import { defineEvent } from '@guiche/platform/outbox';

/** What some users may do or reach has changed (IAM-11). */
export interface AccessChanged {
  readonly userIds: readonly string[] | 'all';
  readonly why: string;
}
export const accessChanged = defineEvent<AccessChanged>('identity.access-changed', { version: 1, orderedBy: 'why' });

/** A session is over: its sockets close, its access token is refused from now on. */
export interface SessionEnded {
  readonly userId: string;
  readonly sessionId: string;
  readonly why: string;
}
export const sessionEnded = defineEvent<SessionEnded>('identity.session-ended', { version: 1, orderedBy: 'userId' });

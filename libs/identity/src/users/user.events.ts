import { defineEvent } from '@guiche/platform/outbox';

/** Which user it happened to. */
export interface UserFact {
  readonly userId: string;
}
/** Nobody yet: notifications will welcome him. */
export const userCreated = defineEvent<UserFact>('identity.user-created', { version: 1, orderedBy: 'userId' });
/** Nobody yet: webhooks will tell directories outside. */
export const userUpdated = defineEvent<UserFact>('identity.user-updated', { version: 1, orderedBy: 'userId' });
/** His open tickets go back to their queues. */
export const userDeactivated = defineEvent<UserFact>('identity.user-deactivated', { version: 1, orderedBy: 'userId' });

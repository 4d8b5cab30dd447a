import { defineEvent } from '@guiche/platform/outbox';

/** Which user it happened to. */
export interface UserFact {
  readonly userId: string;
}
/** Nobody yet: notifications will welcome him. */
export const userCreated = defineEvent<UserFact>('identity.user-created', { version: 1, orderedBy: 'userId' });
/** Nobody yet: webhooks will tell directories outside. */
export const userUpdated = defineEvent<UserFact>('identity.user-updated', { version: 1, orderedBy: 'userId' });
/** Who left, and who gets his open tickets. */
export interface UserDeactivated extends UserFact {
  /** Null, and absent in older facts, for their queues. */
  readonly ticketsTo?: string | null;
}
/** His open tickets go to who was named, or back to their queues. */
export const userDeactivated = defineEvent<UserDeactivated>('identity.user-deactivated', {
  version: 1,
  orderedBy: 'userId',
});

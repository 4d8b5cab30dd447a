import { defineEvent } from '@guiche/platform/outbox';

/** Which user it happened to. */
export interface UserFact {
  readonly userId: string;
}
export const userCreated = defineEvent<UserFact>('identity.user-created', { version: 1, orderedBy: 'userId' });
export const userUpdated = defineEvent<UserFact>('identity.user-updated', { version: 1, orderedBy: 'userId' });
export const userDeactivated = defineEvent<UserFact>('identity.user-deactivated', { version: 1, orderedBy: 'userId' });

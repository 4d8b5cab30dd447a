import { defineEvent } from '@guiche/platform/outbox';

export interface InboxMembersChanged {
  inboxId: string;
  addedUserIds: string[];
  removedUserIds: string[];
}

/** Who works on an inbox changed, and with it what these people may see. */
export const inboxMembersChanged = defineEvent<InboxMembersChanged>('channels.inbox-members-changed', {
  version: 1,
  orderedBy: 'inboxId',
});

export interface InboxChanged {
  inboxId: string;
}

/**
 * Name, settings, secrets or activity of an inbox changed. Nobody yet: processes forget what they kept of it by a
 * notification of their own, which must not wait its turn; integrations will listen.
 */
export const inboxChanged = defineEvent<InboxChanged>('channels.inbox-changed', { version: 1, orderedBy: 'inboxId' });

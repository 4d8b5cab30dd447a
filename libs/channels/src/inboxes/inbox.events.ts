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

/** Name, settings, secrets or activity of an inbox changed: every process forgets what it kept of it. */
export const inboxChanged = defineEvent<InboxChanged>('channels.inbox-changed', { version: 1, orderedBy: 'inboxId' });

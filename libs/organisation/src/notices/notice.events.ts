import { defineEvent } from '@guiche/platform/outbox';

/** What is shown to people may have changed: whoever is connected reads his notices again. */
export interface NoticesChanged {
  readonly noticeId: string;
}
export const noticesChanged = defineEvent<NoticesChanged>('organisation.notices-changed', {
  version: 1,
  orderedBy: 'noticeId',
});

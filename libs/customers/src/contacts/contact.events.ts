import { defineEvent } from '@guiche/platform/outbox';
import type { ContactId } from './contact.entity.js';

export interface ContactChanged {
  contactId: ContactId;
}

/** Name, phone, e-mail or customer of a contact changed: whoever shows the contact shows something old. Nobody yet: the desk's customer panel will. */
export const contactChanged = defineEvent<ContactChanged>('customers.contact-changed', {
  version: 1,
  orderedBy: 'contactId',
});

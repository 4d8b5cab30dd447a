import { bool, defineList, exactly, uuid } from '@guiche/platform/http';
import { search } from '../search-filter.js';

export const contactList = defineList({
  id: 'contact.id',
  sort: { name: 'contact.name', createdAt: 'contact.created_at', updatedAt: 'contact.updated_at' },
  filter: {
    q: search({
      name: 'contact.name',
      codes: ['contact.phone'],
      plain: ['contact.email'],
      phoneKey: 'contact.phone_key',
    }),
    phone: exactly('contact.phone'),
    email: exactly('contact.email'),
    customerId: uuid('contact.customer_id'),
    active: bool('contact.active'),
  },
  default: ['name', 'ASC'],
});

import { isMasked, type AccessScope } from '@guiche/identity';
import { bool, defineList, exactly, uuid } from '@guiche/platform/http';
import { search } from '../search-filter.js';

/** What a list of contacts can be asked. */
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

/** The list for those who are shown some of it masked: what they do not see they do not search by (IAM-9). */
export function contactListFor(scope: AccessScope): typeof contactList {
  const [phone, email] = [isMasked(scope, 'phone'), isMasked(scope, 'email')];
  if (!phone && !email) return contactList;
  const q = search({
    name: 'contact.name',
    codes: phone ? [] : ['contact.phone'],
    plain: email ? [] : ['contact.email'],
    ...(!phone && { phoneKey: 'contact.phone_key' }),
    wordsOnly: true,
  });
  return { ...contactList, filter: { ...contactList.filter, q } };
}

/** The filters that name a field which may be masked. */
export const maskedContactFilters = { phone: 'phone', email: 'email' } as const;

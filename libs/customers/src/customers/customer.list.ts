import { isMasked, type AccessScope } from '@guiche/identity';
import { bool, defineList, exactly } from '@guiche/platform/http';
import { search } from '../search-filter.js';

/** What a list of customers can be asked. */
export const customerList = defineList({
  sort: { name: 'name', createdAt: 'created_at', updatedAt: 'updated_at' },
  filter: {
    q: search({ name: 'name', codes: ['tax_id'] }),
    taxId: exactly('tax_id'),
    active: bool('active'),
  },
  default: ['name', 'ASC'],
});

/** The list for those who are shown documents masked: they do not search by them either (IAM-9). */
export const customerListFor = (scope: AccessScope): typeof customerList =>
  isMasked(scope, 'document')
    ? { ...customerList, filter: { ...customerList.filter, q: search({ name: 'name', codes: [] }) } }
    : customerList;

/** The filters that name a field which may be masked. */
export const maskedCustomerFilters = { taxId: 'document' } as const;

import { bool, defineList, exactly } from '@guiche/platform/http';
import { search } from '../search-filter.js';

export const customerList = defineList({
  sort: { name: 'name', createdAt: 'created_at', updatedAt: 'updated_at' },
  filter: {
    q: search({ name: 'name', codes: ['tax_id'] }),
    taxId: exactly('tax_id'),
    active: bool('active'),
  },
  default: ['name', 'ASC'],
});

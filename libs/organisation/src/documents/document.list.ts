import { bool, defineList, exactly, text, type FilterField } from '@guiche/platform/http';

const expired: FilterField = {
  about: 'true: its last day is over; false: it is not',
  toSql: (value) =>
    typeof value === 'boolean'
      ? `coalesce(document.valid_until < current_date, false) ${value ? '' : 'IS NOT TRUE'}`
      : null,
};

/** What the list of documents can be asked. */
export const documentList = defineList({
  sort: {
    name: 'document.name',
    kind: 'document.kind',
    validUntil: 'document.valid_until',
    createdAt: 'document.created_at',
  },
  filter: {
    q: text('document.name', 'document.kind', 'document.description'),
    kind: exactly('document.kind'),
    active: bool('document.active'),
    expired,
  },
  default: ['name', 'ASC'],
});

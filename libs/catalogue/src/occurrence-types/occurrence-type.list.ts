import { bool, defineList, linked, text } from '@guiche/platform/http';

/** What the list of occurrence types can be asked. */
export const occurrenceTypeList = defineList({
  sort: { name: 'occurrence_type.name', position: 'occurrence_type.position', createdAt: 'occurrence_type.created_at' },
  filter: {
    q: text('occurrence_type.name', 'occurrence_type.description'),
    active: bool('occurrence_type.active'),
    sectorId: linked('occurrence_type.id', 'occurrence_type_sector', 'occurrence_type_id', 'sector_id'),
  },
  default: ['name', 'ASC'],
});

import { defineRecordKind, inUse, missing, taken } from '@guiche/platform/records';
import { OccurrenceType } from './occurrence-type.entity.js';
import { occurrenceTypeList } from './occurrence-type.list.js';

/** What is particular about occurrence types among the plain records. */
export const occurrenceTypeKind = defineRecordKind({
  entity: OccurrenceType,
  list: occurrenceTypeList,
  noun: 'occurrence-type',
  plural: 'occurrence-types',
  nameOf: ({ name }) => name,
  refusals: { occurrence_type_name_key: taken('name'), inUse },
  links: {
    sectorIds: {
      table: 'occurrence_type_sector',
      own: 'occurrence_type_id',
      other: 'sector_id',
      refusals: { occurrence_type_sector_sector_id_fkey: missing('sectorIds') },
    },
  },
});

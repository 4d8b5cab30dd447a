import { defineRecordKind, inUse, taken } from '@guiche/platform/records';
import { Region } from './region.entity.js';
import { regionList } from './region.list.js';

/** What is particular about regions among the plain records. */
export const regionKind = defineRecordKind({
  entity: Region,
  list: regionList,
  noun: 'region',
  plural: 'regions',
  nameOf: ({ name }) => name,
  refusals: { region_name_key: taken('name'), inUse },
});

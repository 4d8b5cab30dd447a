import { defineRecordKind, inUse, taken } from '@guiche/platform/records';
import { ActivityType } from './activity-type.entity.js';
import { activityTypeList } from './activity-type.list.js';

/** What is particular about activity types among the plain records. */
export const activityTypeKind = defineRecordKind({
  entity: ActivityType,
  list: activityTypeList,
  noun: 'activity-type',
  plural: 'activity-types',
  nameOf: ({ name }) => name,
  refusals: { activity_type_name_key: taken('name'), inUse },
});

import { bool, defineList, text } from '@guiche/platform/http';

/** What the list of activity types can be asked. */
export const activityTypeList = defineList({
  sort: { name: 'activity_type.name', position: 'activity_type.position', createdAt: 'activity_type.created_at' },
  filter: { q: text('activity_type.name', 'activity_type.description'), active: bool('activity_type.active') },
  default: ['name', 'ASC'],
});

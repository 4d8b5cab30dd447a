import { defineList, text } from '@guiche/platform/http';

/** What the list of hierarchy levels can be asked. */
export const hierarchyLevelList = defineList({
  sort: {
    position: 'hierarchy_level.position',
    name: 'hierarchy_level.name',
    createdAt: 'hierarchy_level.created_at',
  },
  filter: { q: text('hierarchy_level.name') },
  default: ['position', 'ASC'],
});

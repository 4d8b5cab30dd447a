import { bool, defineList, text } from '@guiche/platform/http';

/** What the list of regions can be asked. */
export const regionList = defineList({
  sort: { name: 'region.name', position: 'region.position', createdAt: 'region.created_at' },
  filter: { q: text('region.name', 'region.description'), active: bool('region.active') },
  default: ['name', 'ASC'],
});

import { bool, defineList, text, uuid } from '@guiche/platform/http';

/** What the list of sectors can be asked. */
export const sectorList = defineList({
  sort: { name: 'sector.name', code: 'sector.code', position: 'sector.position', createdAt: 'sector.created_at' },
  filter: {
    q: text('sector.name', 'sector.code'),
    active: bool('sector.active'),
    parentId: uuid('sector.parent_id'),
    managerId: uuid('sector.manager_id'),
  },
  default: ['name', 'ASC'],
});

import { bool, defineList, linked, text, uuid } from '@guiche/platform/http';

// Names from the top down, so that a list sorted by it reads like the tree. There are few sectors.
const path = `(WITH RECURSIVE up AS (
    SELECT s.parent_id, s.name::text AS path FROM sector s WHERE s.id = sector.id
    UNION ALL SELECT p.parent_id, p.name || ' › ' || up.path FROM up JOIN sector p ON p.id = up.parent_id)
  SELECT lower(path) FROM up WHERE parent_id IS NULL)`;

/** What the list of sectors can be asked. */
export const sectorList = defineList({
  sort: { name: 'sector.name', path, code: 'sector.code', position: 'sector.position', createdAt: 'sector.created_at' },
  filter: {
    q: text('sector.name', 'sector.code'),
    active: bool('sector.active'),
    parentId: uuid('sector.parent_id'),
    /** The sector itself and all below it. */
    withinId: linked('sector.id', 'sector_within', 'sector_id', 'ancestor_id'),
    managerId: uuid('sector.manager_id'),
    memberId: linked('sector.id', 'sector_member', 'sector_id', 'user_id'),
  },
  default: ['name', 'ASC'],
});

import { newId, SystemClock } from '@guiche/kernel';
import type { Tx } from '@guiche/platform/database';
import { insertRecord, setLinks } from '@guiche/platform/records';
import { Sector } from '../sectors/sector.entity.js';

/** Writes a sector, by default at the top of the tree and without members; `values` say what matters to the test. */
export async function makeSector(tx: Tx, values: Partial<Sector> = {}): Promise<Sector> {
  const id = values.id ?? newId();
  const now = new SystemClock().now();
  const sector = await insertRecord(tx, Sector, {
    parentId: null,
    name: `Sector ${id.slice(-8)}`,
    description: '',
    code: null,
    managerId: null,
    email: null,
    memberIds: [],
    active: true,
    position: 0,
    version: 1,
    createdAt: now,
    updatedAt: now,
    ...values,
    id,
  });
  await setLinks(tx, { table: 'sector_member', own: 'sector_id', other: 'user_id' }, id, sector.memberIds);
  return sector;
}

import { newId, SystemClock } from '@guiche/kernel';
import type { Tx } from '@guiche/platform/database';
import { insertRecord } from '@guiche/platform/records';
import { Sector } from '../sectors/sector.entity.js';

/** Writes a sector at the top of the tree; `values` say what matters to the test. */
export function makeSector(tx: Tx, values: Partial<Sector> = {}): Promise<Sector> {
  const id = values.id ?? newId();
  const now = new SystemClock().now();
  return insertRecord(tx, Sector, {
    parentId: null,
    name: `Sector ${id.slice(-8)}`,
    code: null,
    managerId: null,
    email: null,
    active: true,
    position: 0,
    version: 1,
    createdAt: now,
    updatedAt: now,
    ...values,
    id,
  });
}

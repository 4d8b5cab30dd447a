import { newId, SystemClock } from '@guiche/kernel';
import type { Tx } from '@guiche/platform/database';
import { insertRecord, setLinks } from '@guiche/platform/records';
import { OccurrenceType } from '../occurrence-types/occurrence-type.entity.js';

/** Writes an occurrence type, for every sector unless told otherwise. */
export async function makeOccurrenceType(tx: Tx, values: Partial<OccurrenceType> = {}): Promise<OccurrenceType> {
  const id = values.id ?? newId();
  const now = new SystemClock().now();
  const record = await insertRecord(tx, OccurrenceType, {
    name: `Type ${id.slice(-8)}`,
    description: '',
    sectorIds: [],
    active: true,
    position: 0,
    version: 1,
    createdAt: now,
    updatedAt: now,
    ...values,
    id,
  });
  await setLinks(
    tx,
    { table: 'occurrence_type_sector', own: 'occurrence_type_id', other: 'sector_id' },
    id,
    record.sectorIds,
  );
  return record;
}

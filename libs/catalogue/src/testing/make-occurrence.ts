import { newId, SystemClock } from '@guiche/kernel';
import type { Tx } from '@guiche/platform/database';
import { insertRecord, setLinks } from '@guiche/platform/records';
import { Occurrence } from '../occurrences/occurrence.entity.js';

/** Writes an occurrence of a type, open to every solution unless told otherwise. */
export async function makeOccurrence(
  tx: Tx,
  values: Partial<Occurrence> & { occurrenceTypeId: string },
): Promise<Occurrence> {
  const id = values.id ?? newId();
  const now = new SystemClock().now();
  const record = await insertRecord(tx, Occurrence, {
    name: `Occurrence ${id.slice(-8)}`,
    description: '',
    defaultPriority: 2,
    defaultSolutionId: null,
    solutionIds: [],
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
    { table: 'occurrence_solution', own: 'occurrence_id', other: 'solution_id' },
    id,
    record.solutionIds,
  );
  return record;
}

import { newId, SystemClock } from '@guiche/kernel';
import type { Tx } from '@guiche/platform/database';
import { insertRecord } from '@guiche/platform/records';
import { Solution } from '../solutions/solution.entity.js';

/** Writes a solution. */
export async function makeSolution(tx: Tx, values: Partial<Solution> = {}): Promise<Solution> {
  const id = values.id ?? newId();
  const now = new SystemClock().now();
  return insertRecord(tx, Solution, {
    name: `Solution ${id.slice(-8)}`,
    description: '',
    active: true,
    position: 0,
    version: 1,
    createdAt: now,
    updatedAt: now,
    ...values,
    id,
  });
}

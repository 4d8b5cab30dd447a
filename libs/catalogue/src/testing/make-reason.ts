import { newId, SystemClock } from '@guiche/kernel';
import type { Tx } from '@guiche/platform/database';
import { insertRecord } from '@guiche/platform/records';
import { Reason, reasonActions } from '../reasons/reason.entity.js';

/** Writes a reason, allowed for every action unless told otherwise. */
export async function makeReason(tx: Tx, values: Partial<Reason> = {}): Promise<Reason> {
  const id = values.id ?? newId();
  const now = new SystemClock().now();
  return insertRecord(tx, Reason, {
    name: `Reason ${id.slice(-8)}`,
    description: '',
    actions: [...reasonActions],
    active: true,
    position: 0,
    version: 1,
    createdAt: now,
    updatedAt: now,
    ...values,
    id,
  });
}

import { newId, SystemClock } from '@guiche/kernel';
import type { Tx } from '@guiche/platform/database';
import { insertRecord } from '@guiche/platform/records';
import { CannedAnswer } from '../canned-answers/canned-answer.entity.js';

/** Writes a canned answer. */
export async function makeCannedAnswer(tx: Tx, values: Partial<CannedAnswer> = {}): Promise<CannedAnswer> {
  const id = values.id ?? newId();
  const now = new SystemClock().now();
  return insertRecord(tx, CannedAnswer, {
    shortcut: `answer-${id.slice(-8)}`,
    title: 'Answer',
    body: 'Hello',
    active: true,
    position: 0,
    version: 1,
    createdAt: now,
    updatedAt: now,
    ...values,
    id,
  });
}

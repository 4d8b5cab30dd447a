import { Injectable } from '@nestjs/common';
import { statement, unnamed, type ReadTx, type Tx } from '@guiche/platform/database';
import type { ListRequest, Page } from '@guiche/platform/http';
import {
  deleteRecord,
  getRecord,
  insertRecord,
  listRecords,
  lockRecord,
  taken,
  updateRecord,
  type Changes,
} from '@guiche/platform/records';
import { HierarchyLevel } from './hierarchy-level.entity.js';
import { hierarchyLevelList } from './hierarchy-level.list.js';

const refusals = { hierarchy_level_name_key: taken('name') };

const people = statement(
  'identity.people-of-levels',
  `SELECT level_id AS "levelId", count(*)::int AS people FROM user_account WHERE level_id = ANY ($1::uuid[])
   GROUP BY level_id`,
);
const count = statement('identity.count-levels', `SELECT count(*)::int AS count FROM hierarchy_level`);
const deferPositions = unnamed(`SET CONSTRAINTS hierarchy_level_position_key DEFERRED`);
// Their versions too: a form that was opened before must not move them back.
const shift = statement(
  'identity.shift-levels',
  `UPDATE hierarchy_level SET position = position + $3, version = version + 1, updated_at = $4
    WHERE position BETWEEN $1 AND $2 AND id <> $5`,
);
const rehome = statement(
  'identity.rehome-people-of-level',
  `UPDATE user_account SET level_id = $2, version = version + 1, updated_at = $3 WHERE level_id = $1`,
);

/** The table of hierarchy levels. Positions are 1, 2, 3, … without gaps; they change only under the lock of the hierarchy. */
@Injectable()
export class HierarchyLevelRepository {
  list = (tx: ReadTx, request: ListRequest): Promise<Page<HierarchyLevel>> =>
    listRecords(tx, HierarchyLevel, hierarchyLevelList, request);
  get = (tx: ReadTx, id: string): Promise<HierarchyLevel> => getRecord(tx, HierarchyLevel, id);
  lock = (tx: Tx, id: string, version?: number): Promise<HierarchyLevel> => lockRecord(tx, HierarchyLevel, id, version);
  insert = (tx: Tx, level: HierarchyLevel): Promise<HierarchyLevel> =>
    insertRecord(tx, HierarchyLevel, level, refusals);
  update = (tx: Tx, before: HierarchyLevel, changes: Changes<HierarchyLevel>, now: Date): Promise<HierarchyLevel> =>
    updateRecord(tx, HierarchyLevel, before, changes, now, refusals);
  delete = (tx: Tx, level: HierarchyLevel): Promise<void> => deleteRecord(tx, HierarchyLevel, level, {});

  find(tx: ReadTx, id: string): Promise<HierarchyLevel | null> {
    return tx.manager.getRepository(HierarchyLevel).findOneBy({ id });
  }

  /** How many users have each of these levels; levels without users are left out. */
  async people(tx: ReadTx, ids: readonly string[]): Promise<Map<string, number>> {
    const rows = await tx.rows<{ levelId: string; people: number }>(people, [ids]);
    return new Map(rows.map((row) => [row.levelId, row.people]));
  }

  async count(tx: ReadTx): Promise<number> {
    return (await tx.row<{ count: number }>(count))?.count ?? 0;
  }

  /** Moves the levels at positions `from` to `to`, but not `exceptId`, by `by`; places must fit again at the commit. */
  async shift(tx: Tx, from: number, to: number, by: 1 | -1, exceptId: string, now: Date): Promise<void> {
    await tx.rows(deferPositions);
    await tx.rows(shift, [from, to, by, now, exceptId]);
  }

  /** Gives everybody of a level another one. */
  async rehome(tx: Tx, id: string, toId: string, now: Date): Promise<void> {
    await tx.rows(rehome, [id, toId, now]);
  }
}

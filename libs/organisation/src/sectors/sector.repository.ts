import { Injectable } from '@nestjs/common';
import { statement, type ReadTx, type Tx } from '@guiche/platform/database';
import { defineRecordKind, inUse, missing, taken } from '@guiche/platform/records';
import type { SectorNode } from './sector-tree.js';
import { Sector } from './sector.entity.js';
import { sectorList } from './sector.list.js';

/** What is particular about sectors among the plain records. */
export const sectorKind = defineRecordKind({
  entity: Sector,
  list: sectorList,
  noun: 'sector',
  plural: 'sectors',
  nameOf: ({ name }) => name,
  refusals: {
    sector_name_among_siblings: taken('name', 'organisation.sector-name-taken'),
    sector_code_key: taken('code'),
    sector_parent_id_fkey: missing('parentId'),
    sector_manager_id_fkey: missing('managerId'),
    inUse,
  },
});

const lockTree = statement('organisation.lock-sector-tree', `SELECT pg_advisory_xact_lock(hashtext('sector-tree'))`);
const tree = statement('organisation.sector-tree', `SELECT id, parent_id AS "parentId" FROM sector`);
const namesOf = statement('organisation.sector-names', `SELECT id, name FROM sector WHERE id = ANY ($1::uuid[])`);
const findOne = statement('organisation.sector', `SELECT id, name, active FROM sector WHERE id = $1`);

/** The table of sectors. */
@Injectable()
export class SectorRepository {
  /** The whole tree, for one writer at a time: two moves that are fine by themselves may make a circle together. */
  async lockTree(tx: Tx): Promise<SectorNode[]> {
    await tx.rows(lockTree);
    return tx.rows<SectorNode>(tree);
  }

  find(tx: ReadTx, id: string): Promise<{ id: string; name: string; active: boolean } | null> {
    return tx.row(findOne, [id]);
  }

  async names(tx: ReadTx, ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.rows<{ id: string; name: string }>(namesOf, [ids]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

import { Injectable } from '@nestjs/common';
import { Invalid } from '@guiche/kernel';
import { statement, type ReadTx } from '@guiche/platform/database';
import { defineRecordKind, inUse, missing, taken } from '@guiche/platform/records';
import { Sector } from './sector.entity.js';
import { sectorList } from './sector.list.js';

const circle = (): Invalid =>
  new Invalid('platform.invalid-input', {}, [{ field: 'parentId', code: 'organisation.sector-circle' }]);

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
    // Below itself; below one of its own (raised by the trigger that keeps sector_within).
    sector_check: circle,
    sector_no_circle: circle,
    inUse,
  },
  links: {
    memberIds: {
      table: 'sector_member',
      own: 'sector_id',
      other: 'user_id',
      refusals: { sector_member_user_id_fkey: missing('memberIds') },
    },
  },
});

const namesOf = statement('organisation.sector-names', `SELECT id, name FROM sector WHERE id = ANY ($1::uuid[])`);
const findOne = statement('organisation.sector', `SELECT id, name, active FROM sector WHERE id = $1`);
const within = statement(
  'organisation.sectors-within',
  `SELECT sector_id AS id FROM sector_within WHERE ancestor_id = $1 ORDER BY distance, sector_id`,
);
const ofUser = statement(
  'organisation.sectors-of-user',
  `SELECT sector_id AS id FROM sector_member WHERE user_id = $1
   UNION SELECT id FROM sector WHERE manager_id = $1
   ORDER BY id`,
);
const managedBy = statement(
  'organisation.sectors-managed-by',
  `SELECT id, name, active FROM sector WHERE manager_id = $1 ORDER BY name, id`,
);

/** What is read of a sector elsewhere. */
export interface SectorRow {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
}

/** The table of sectors, and the one of who is in which. */
@Injectable()
export class SectorRepository {
  find(tx: ReadTx, id: string): Promise<SectorRow | null> {
    return tx.row(findOne, [id]);
  }

  async names(tx: ReadTx, ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.rows<{ id: string; name: string }>(namesOf, [ids]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** The sector itself and all below it, the nearest first. */
  async idsWithin(tx: ReadTx, id: string): Promise<string[]> {
    return (await tx.rows<{ id: string }>(within, [id])).map((row) => row.id);
  }

  /** The sectors a user is a member of, or manages; not those below them. */
  async idsOfUser(tx: ReadTx, userId: string): Promise<string[]> {
    return (await tx.rows<{ id: string }>(ofUser, [userId])).map((row) => row.id);
  }

  managedBy(tx: ReadTx, userId: string): Promise<SectorRow[]> {
    return tx.rows<SectorRow>(managedBy, [userId]);
  }
}

import { Injectable } from '@nestjs/common';
import { statement, type ReadTx, type Tx } from '@guiche/platform/database';

const all = statement('identity.permission-releases', `SELECT permission FROM permission_release`);
const add = statement(
  'identity.permission-release-add',
  `INSERT INTO permission_release (permission, released_by, released_at) VALUES ($1, $2, $3)
   ON CONFLICT DO NOTHING RETURNING permission`,
);
const remove = statement(
  'identity.permission-release-remove',
  `DELETE FROM permission_release WHERE permission = $1 RETURNING permission`,
);

/** The table of released permissions. */
@Injectable()
export class PermissionReleaseRepository {
  async all(tx: ReadTx): Promise<Set<string>> {
    return new Set((await tx.rows<{ permission: string }>(all)).map(({ permission }) => permission));
  }

  /** False when it was released already. */
  async add(tx: Tx, permission: string, by: string, at: Date): Promise<boolean> {
    return (await tx.row(add, [permission, by, at])) !== null;
  }

  /** False when it was not released. */
  async remove(tx: Tx, permission: string): Promise<boolean> {
    return (await tx.row(remove, [permission])) !== null;
  }
}

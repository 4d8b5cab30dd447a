import { Injectable } from '@nestjs/common';
import { fold } from '@guiche/kernel';
import { statement, type ReadTx } from '@guiche/platform/database';
import { defineRecordKind, inUse, taken } from '@guiche/platform/records';
import { Reason, type ReasonAction } from './reason.entity.js';
import { reasonList } from './reason.list.js';

/** What is particular about reasons among the plain records. */
export const reasonKind = defineRecordKind({
  entity: Reason,
  list: reasonList,
  noun: 'reason',
  plural: 'reasons',
  nameOf: ({ name }) => name,
  refusals: { reason_name_key: taken('name'), inUse },
});

/** What other libs may know of a reason. */
export interface ReasonView {
  readonly id: string;
  readonly name: string;
  readonly actions: readonly ReasonAction[];
  readonly active: boolean;
}

const findOne = statement('catalogue.reason', `SELECT id, name, actions, active FROM reason WHERE id = $1`);
// There are few reasons; comparing folded names here needs no agreement between the server's folding and ours.
const forAction = statement(
  'catalogue.reasons-for-action',
  `SELECT id, name, actions, active FROM reason WHERE active AND $1 = ANY (actions) ORDER BY position, name`,
);

/** The table of reasons. */
@Injectable()
export class ReasonRepository {
  find(tx: ReadTx, id: string): Promise<ReasonView | null> {
    return tx.row<ReasonView>(findOne, [id]);
  }

  forAction(tx: ReadTx, action: ReasonAction): Promise<ReasonView[]> {
    return tx.rows<ReasonView>(forAction, [action]);
  }

  /** By name: exactly so if there is one, else with case, accents and surplus blanks forgiven. */
  async byName(tx: ReadTx, name: string, action: ReasonAction): Promise<ReasonView | null> {
    const reasons = await this.forAction(tx, action);
    const folded = fold(name);
    return (
      reasons.find((reason) => reason.name === name.trim()) ??
      reasons.find((reason) => fold(reason.name) === folded) ??
      null
    );
  }
}

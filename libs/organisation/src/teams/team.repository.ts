import { Injectable } from '@nestjs/common';
import { statement, type ReadTx } from '@guiche/platform/database';
import { defineRecordKind, inUse, missing, taken } from '@guiche/platform/records';
import { Team } from './team.entity.js';
import { teamList } from './team.list.js';

/** What is particular about teams among the plain records. */
export const teamKind = defineRecordKind({
  entity: Team,
  list: teamList,
  noun: 'team',
  plural: 'teams',
  nameOf: ({ name }) => name,
  refusals: { team_name_key: taken('name'), inUse },
  links: {
    memberIds: {
      table: 'team_member',
      own: 'team_id',
      other: 'user_id',
      refusals: { team_member_user_id_fkey: missing('memberIds') },
    },
  },
});

/** What is read of a team elsewhere. */
export interface TeamRow {
  readonly id: string;
  readonly name: string;
  readonly automaticAssignment: boolean;
  readonly active: boolean;
}

const findOne = statement(
  'organisation.team',
  `SELECT id, name, automatic_assignment AS "automaticAssignment", active FROM team WHERE id = $1`,
);
const namesOf = statement('organisation.team-names', `SELECT id, name FROM team WHERE id = ANY ($1::uuid[])`);
const ofUser = statement(
  'organisation.teams-of-user',
  `SELECT m.team_id AS id FROM team_member m JOIN team t ON t.id = m.team_id AND t.active WHERE m.user_id = $1
   ORDER BY m.team_id`,
);
const ofMember = statement(
  'organisation.teams-of-member',
  `SELECT t.id, t.name, NOT EXISTS (
            SELECT 1 FROM team_member o JOIN user_account u ON u.id = o.user_id AND u.active
             WHERE o.team_id = t.id AND o.user_id <> $1) AS "isLast"
     FROM team_member m JOIN team t ON t.id = m.team_id AND t.active WHERE m.user_id = $1 ORDER BY t.name, t.id`,
);
const members = statement(
  'organisation.team-members',
  `SELECT u.id, u.name FROM team_member m JOIN user_account u ON u.id = m.user_id AND u.active
    WHERE m.team_id = $1 ORDER BY u.name, u.id`,
);

/** The table of teams, and the one of who is in which. */
@Injectable()
export class TeamRepository {
  find(tx: ReadTx, id: string): Promise<TeamRow | null> {
    return tx.row<TeamRow>(findOne, [id]);
  }

  async names(tx: ReadTx, ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.rows<{ id: string; name: string }>(namesOf, [ids]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** The active teams a user is a member of. */
  async idsOfUser(tx: ReadTx, userId: string): Promise<string[]> {
    return (await tx.rows<{ id: string }>(ofUser, [userId])).map(({ id }) => id);
  }

  /** The active teams a user is a member of, and whether he is the last who is at work there. */
  ofMember(
    tx: ReadTx,
    userId: string,
  ): Promise<{ readonly id: string; readonly name: string; readonly isLast: boolean }[]> {
    return tx.rows(ofMember, [userId]);
  }

  /** Its members that are active users. */
  members(tx: ReadTx, id: string): Promise<{ readonly id: string; readonly name: string }[]> {
    return tx.rows<{ id: string; name: string }>(members, [id]);
  }
}

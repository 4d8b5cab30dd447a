import { Injectable } from '@nestjs/common';
import { statement, type ReadTx } from '@guiche/platform/database';
import type { Language } from '@guiche/platform/context';
import type { Duty } from './duties.js';
import type { MaskedField, Reach } from './reach.js';

/** All that decides what one user may do, as it stands in the tables. */
export interface AccessRow extends Reach {
  readonly id: string;
  readonly name: string;
  readonly isRoot: boolean;
  readonly language: Language;
  readonly active: boolean;
  readonly builtIn: string | null;
  readonly permissions: readonly string[];
  readonly maskedFields: readonly MaskedField[];
  /** What he has to do before anything else. */
  readonly duty: Duty | null;
  readonly released: readonly string[];
  readonly endedSessions: readonly string[];
}

// Ended sessions matter only while an access token of theirs may still be valid, which is never longer than a day.
const accessRow = statement(
  'identity.access-row',
  `SELECT u.id, u.name, u.is_root AS "isRoot", u.language, u.active, p.built_in AS "builtIn", p.permissions,
          p.reaches_unassigned AS "reachesUnassigned", p.reaches_others AS "reachesOthers",
          p.reaches_participating AS "reachesParticipating", p.reaches_team AS "reachesTeam",
          p.reaches_sector AS "reachesSector", p.reaches_subordinates AS "reachesSubordinates",
          p.reaches_all_inboxes AS "reachesAllInboxes", p.masked_fields AS "maskedFields",
          CASE WHEN u.must_change_password THEN 'change-password'
               WHEN p.requires_second_factor AND NOT EXISTS (
                 SELECT 1 FROM second_factor f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL)
               THEN 'set-up-second-factor' END AS duty,
          ARRAY (SELECT permission FROM permission_release) AS released,
          ARRAY (SELECT s.id FROM session s WHERE s.user_id = u.id AND s.revoked_at > $2::timestamptz - interval '1 day')
            AS "endedSessions"
   FROM user_account u JOIN profile p ON p.id = u.profile_id
   WHERE u.id = $1`,
);
const usersOfProfile = statement(
  'identity.users-of-profile',
  `SELECT id FROM user_account WHERE profile_id = $1 AND active`,
);

/** Reads what decides access, in one statement per user. */
@Injectable()
export class AccessRepository {
  find(tx: ReadTx, userId: string, now: Date): Promise<AccessRow | null> {
    return tx.row<AccessRow>(accessRow, [userId, now]);
  }

  async usersOfProfile(tx: ReadTx, profileId: string): Promise<string[]> {
    return (await tx.rows<{ id: string }>(usersOfProfile, [profileId])).map(({ id }) => id);
  }
}

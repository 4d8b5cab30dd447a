import { newId, SystemClock } from '@guiche/kernel';
import type { Tx } from '@guiche/platform/database';
import { insertRecord, setLinks } from '@guiche/platform/records';
import { Team } from '../teams/team.entity.js';

/** Writes a team, by default without members; `values` say what matters to the test. */
export async function makeTeam(tx: Tx, values: Partial<Team> = {}): Promise<Team> {
  const id = values.id ?? newId();
  const now = new SystemClock().now();
  const team = await insertRecord(tx, Team, {
    name: `Team ${id.slice(-8)}`,
    description: '',
    automaticAssignment: true,
    memberIds: [],
    active: true,
    version: 1,
    createdAt: now,
    updatedAt: now,
    ...values,
    id,
  });
  await setLinks(tx, { table: 'team_member', own: 'team_id', other: 'user_id' }, id, team.memberIds);
  return team;
}
